### English: the catalogue that the other languages follow, and whose variables decide the types in Rust.
###
### Each message becomes a method of `Text`: `home-pay` is `text.home_pay()`, and `{ $amount }` is its parameter. A variable inside
### `NUMBER()`, or one that chooses a form (`{ $count -> ... }`), is a number; every other is text that is ready to be shown: an
### amount comes with its unit, a day or a time as the language writes it. How to add a language: CONTRIBUTING.md.
###
### Words that mean the same thing everywhere:
###   coin         a token of a community; never "token" on screen
###   community    the people who issue a kind of coins and honour them
###   issuer       the community's wallet, and the person who holds it
###   on trust     taken before the issuer has confirmed it
###   in doubt     it is open whether the payment happened; the issuer can decide
###   settle       to have the issuer confirm, decide or renew
###   renew        the issuer swaps a coin for a fresh one of the same value
###   quarantined  not to be paid with until the issuer has renewed it
###   passphrase   a few words that open the wallet; longer than a password

## Everywhere

common-back = Back
common-moment = One moment…
common-show = Show
common-hide = Hide

# Said for pictures of coins: how many, of what value.
common-coins =
    { $count ->
        [one] one coin of { NUMBER($value) }
       *[other] { $count } coins of { NUMBER($value) }
    }
common-no-coins = no coins

## Welcome: three cards, then the form that makes a wallet

welcome-title = Money from people you know
welcome-card-1-title = Coins from your own community
welcome-card-1-text = A market, a festival, a street: people issue their own coins and pay each other with them. No bank and no account.
welcome-card-2-title = Pay face to face
welcome-card-2-text = Two phones look at each other’s screen. That is all: no network is needed, not even for change.
welcome-card-3-title = The coins are on this device
welcome-card-3-text = Like cash in a purse: whoever holds the coins owns them. A passphrase keeps the purse shut.

# The label of a dot under the cards.
welcome-card-of = Card { NUMBER($card) } of { NUMBER($cards) }
welcome-next = Next
welcome-create = Create a wallet
welcome-form = Create your wallet
welcome-name = Your name
welcome-name-hint = Only for you: it stays on this device.
welcome-passphrase = Passphrase
welcome-passphrase-hint = Four or five words are easy to remember and hard to guess.
welcome-again = Passphrase again
welcome-strength-short = Too short: at least 8 characters
welcome-strength-weak = Easy to guess: add a word or two
welcome-strength-fair = Good
welcome-strength-strong = Strong
welcome-no-backup = There is no backup yet: if this browser’s data is cleared or you forget the passphrase, the coins are gone for good.
welcome-submit = Create wallet
welcome-creating = Making your wallet…
welcome-need-name = Please fill in a name.
welcome-need-longer = Please choose a passphrase of at least 8 characters.
welcome-need-same = The two passphrases differ.
welcome-storage = Your wallet is ready
welcome-storage-asking = Asking this browser to keep your coins…
welcome-storage-go = Open my wallet

## Unlock, and the screen of a second tab

unlock-title = Welcome back
unlock-passphrase = Passphrase
unlock-submit = Unlock
unlock-trying = Unlocking…
unlock-wrong = That passphrase does not open this wallet. Your coins are safe; please try again.
unlock-forgotten = The passphrase cannot be reset. If it is forgotten, a backup file brings the wallet back.
unlock-elsewhere = Your wallet is open in another tab
unlock-elsewhere-do = Go on there, or close that tab: this page then opens by itself. Two tabs at once could spend a coin twice.

## When the app cannot go on: what happened to the money first, then why, then what to do

failed-title = Something went wrong
failed-money = Nothing is lost: what was stored is still stored, and nothing was said to anyone that is not.
failed-money-damaged = Nothing was changed, and nothing was said to anyone. Which of your coins can still be read is not known yet.
failed-damaged = The stored wallet cannot be read completely, so it was left exactly as it is.
failed-damaged-do = Load the page again. If this comes back, do not clear the browser’s data: whatever can be saved is in there. Save an emergency copy.
failed-storage = The browser refused to store something.
failed-storage-do = Check that the device has free space and that this is not a private window; then load the page again.
failed-unsupported = This browser lacks something that the wallet needs.
failed-unsupported-do = Use a current Chrome, Edge, Firefox or Safari, outside a private window.
failed-worker = A part of the app has stopped.
failed-worker-do = Load the page again; whatever is open goes on where it stood.
failed-again = Load the page again
failed-code = Code:
failed-file-save = Save this file
failed-file-means = Read it before you send it: it has no names, no amounts and no keys. Nobody who helps needs your passphrase or your 24 words.
failed-file = A file for whoever helps you
failed-copy-none = The browser does not let the stored wallet be read. Close all its windows, start it again, and try once more.
failed-copied = The emergency copy is in your device’s downloads. It opens as this wallet does, under “Put a wallet back”. Put it back on another device or browser first, and only then clear this browser’s data.
failed-copy-means = All that is stored, sealed as it is. Put back on another device or browser, it brings back whatever can still be read.
failed-copy = Save an emergency copy
failed-newer-do = With a network, load the page again: it fetches the later version. Until then this page leaves the wallet alone.
failed-newer = A later version of the app has stored this wallet. This page is still an earlier one.
failed-taken-do = Go on there, or close it and load this page again.
failed-taken = Another tab has taken over the wallet.
failed-start-do = Load the page again. If that does not help, update the browser.
failed-start = The app could not start.

## Home: what is held, what is open, what has happened

home-lock = Lock
home-pay = Pay
home-get-paid = Get paid
home-balance = Balance

# A tag beside the community’s name.
home-issued-here = you issue these

# A grade of the balance; an amount stands before it. So for the next ones.
home-settled = settled
home-on-trust = received on trust
home-reserved = waiting
home-beside = Not in the balance
home-change-coming = change is coming
home-in-doubt = in doubt

# $state: as in doubt; $decides: one of the two messages above.
home-state-decides = { $state }: { $decides }
home-with-issuer = with the issuer
home-quarantined = quarantined
home-contested = contested

# $day: day and time.
home-decides-by = the issuer decides by { $day }
home-decides-now = the issuer can decide now
home-in-hand = Coins in hand
home-empty = Your purse is empty
home-empty-do = Get paid by someone who has coins, or issue the first coins of your own community.
home-issue-first = Issue your own coins
home-issue = Issue coins
home-open = Not finished yet
home-pays = You pay { $amount }
home-gets = You get { $amount }

# $peer: the other wallet’s name, or the beginning of its key.
home-person = with { $peer }

# A heading over coins.
home-hand-over = Handed over
home-give-back = Change
home-deadline = The offer stands until { $time }.
home-tell-them = Meet them again so that the other wallet knows it too.
home-meet-again = Meet again
home-settle = Settle with the issuer
home-withdraw = Cancel
home-movements = Latest
home-no-movements = Payments will be listed here, each with its receipt.
home-issued = Issued
home-paid = Paid
home-swapped = Changed
home-received = Got paid
home-rolled-back = Did not happen
home-given-back = Given back to the issuer
home-taken-back = Taken back

## Coins, and one coin with every hand it has been in

coins-title = Coins
coins-all = All coins
coins-none = There are no coins here.
coins-filter = Which coins?
coins-every = All

# A coin that its issuer has said to be somebody else’s.
coins-lost = somebody else’s
pager-title = Pages of this list
pager-of = { NUMBER($first) } to { NUMBER($last) } of { NUMBER($all) }
pager-range = { NUMBER($first) } to { NUMBER($last) }
pager-back = Previous page
pager-on = Next page
coins-days =
    { $count ->
        [0] expires today
        [one] expires in one day
       *[other] expires in { $count } days
    }
coins-expired = expired

# Hands that the coin may still pass through before it must be renewed.
coins-hands =
    { $count ->
        [0] no hands left
        [one] one hand left
       *[other] { $count } hands left
    }
coin-title = Coin
coin-loading = Checking every hand-over…
coin-missing = You do not hold this coin
coin-missing-do = It may have been paid since, or it belongs to another wallet.
coin-expires = Expires
coin-hands = Hands left
coin-renew = Meet the issuer to have this coin renewed: then it is settled, with all its hands again.
coin-chain = Where it has been
coin-chain-how = Every hand-over was checked just now, on this device: whoever gave the coin on has signed it.

# $key: the beginning of a key, or the words for this wallet. So for the next ones.
coin-issued = Issued to { $key }
coin-renewed = Renewed by the issuer for { $key }
coin-from-to = From { $giver } to { $taker }
coin-this-wallet = this wallet
coin-as-change = as change
coin-verified = verified
coin-not-verified = not verified
coin-holds = Every signature holds, and the chain ends with this wallet.
coin-broken = This chain does not hold. Do not count on this coin before its issuer has renewed it.

## Movements

movements-title = Movements
movements-all = All movements
movements-search = Search
movements-search-hint = A note, a community, a person, or the other wallet
movements-filter = Which movements?
movements-issuer = With the issuer
movements-none = Nothing was found.
movements-save = Save as a table
movements-saving = Putting the table together…
movements-save-hint = Everything that is found, as a CSV file for a spreadsheet. It is not locked: whoever has the file can read it.

## States of a payment: the word, and what it means for the person here

state-offered = waiting
state-offered-means = You offered these coins; they are still yours. Meet the other person again to go on, or cancel.
state-prepared = in doubt
state-prepared-means = Meet them again, or settle with the issuer. Until then it is open whether you were paid, and the change you gave is held back.
state-committed = paid
state-committed-means = You have paid. Meet them again so that both wallets know it.
state-committed-change = paid, change is coming
state-committed-change-means = You have paid. Meet them again to make your change usable.
state-received = received on trust
state-received-means = The coins are yours and their chains hold. That nobody else was given the same coins, only their issuer can say.
state-settled = settled
state-settled-means = Both sides know.
state-rolled-back = did not happen
state-rolled-back-means = Everything is as it was before.
state-abort-filed = in doubt
state-abort-filed-means = You asked the issuer to decide whether you were paid. The change you gave is held back until then. Meeting the payer again can still settle it sooner.

## Notices: storage, install, update, and what was just issued

notice-kept = This browser keeps your coins, even when space runs low.
notice-not-kept = This browser may clear your coins when space runs low. Installing the app or using it often helps.
notice-not-known = This browser does not say whether it keeps your coins. Do not clear its data.
notice-ask-again = Ask again
notice-install = Put JuiceTokens on your home screen
notice-install-why = It opens like any other app and works without a network.
notice-install-yes = Install
notice-later = Not now
notice-update = A new version is ready.
notice-update-yes = Update

# $amount: with its unit, as 200 plum.
notice-issued = { $amount } issued: the coins are in your hand.

# $why: a technical reason in English.
notice-not-issued = No coins were issued: { $why }.
notice-close = Close

## Issue coins

issue-title = Issue coins
issue-intro = Coins are a promise of the people who issue them: whoever takes them trusts that your community honours them.
issue-community = Community
issue-community-hint = For example Harbour Market

# One what? The name of a single coin of value 1.
issue-unit = What is one called?
issue-unit-hint = For example juice or hour
issue-scenario = What are they for?
issue-scenario-hint = For example: one is a glass of juice at any stall
issue-coins = How many coins?
issue-coins-hint = A mix of small and large coins makes change easy.
issue-count = Coins of { NUMBER($value) }
issue-fewer = One fewer of { NUMBER($value) }
issue-more = One more of { NUMBER($value) }
issue-total = Together
issue-preview = What you will hold
issue-details = Expiry and reference
issue-valid-days = Valid for how many days?
issue-valid-days-hint = 1 to { 3650 }. After that the coins can no longer be paid with.
issue-reference = Reference of this batch
issue-reference-hint = Letters and digits, at most 16. It is printed on every coin.
issue-submit = Issue { $amount }
issue-submit-empty = Issue coins
issue-issuing = Making the coins…
issue-need-community = Please name the community, in at most 48 letters.
issue-need-unit = Please say what one is called, in at most 16 letters.
issue-need-scenario = Please keep this under 80 letters.
issue-need-coins = Please choose at least one coin.
issue-need-days = Please give a number of days from 1 to { 3650 }.
issue-need-reference = Please use 1 to 16 letters and digits, without accents or spaces.

## Pay

pay-title = Pay
pay-nothing = You have no coins to pay with yet
pay-nothing-do = Get paid first, or issue coins of your own community.
pay-which = Which coins?
pay-held = You can spend { $amount }.

# $unit: the name of the coins.
pay-amount = Amount ({ $unit })
pay-keypad = Number keys
pay-erase = Erase the last digit
pay-checking = Counting your coins…
pay-exact = Your coins make exactly this.
pay-needs-change = Your coins do not make exactly this: they will have to give change.
pay-nearest = Without change you can pay
pay-too-much = That is more than you can spend: { $amount }.
pay-go = Pay { $amount }
pay-go-empty = Pay
pay-asked = Pay what they ask
pay-asked-hint = You see the amount and say yes before anything is paid.

## Get paid

receive-title = Get paid
receive-amount = Amount
receive-amount-hint = Leave it empty and the payer chooses.
receive-memo = Note
receive-memo-hint = What is it for? Both receipts keep it.
receive-accept = Which coins do you take?
receive-accept-full = At most four kinds fit in one request.
receive-new = Also coins that are new to me
receive-new-hint = You see who issued them and decide before you take them.
receive-nothing = Please choose at least one kind of coins.
receive-go = Ask for { $amount }
receive-go-any = Let them choose

## The exchange: two phones face to face

exchange-pay = Pay { $amount }
exchange-pay-asked = Pay what they ask
exchange-receive = Get { $amount }
exchange-receive-any = Get paid
exchange-resume = Finish what is open
exchange-by-itself = A payment was interrupted. Hold the phone to the same person’s phone and it goes on where it stood.
exchange-resume-why = Hold the phone to the same person’s phone and it goes on where it stood.
exchange-own-code = Your code, for the other phone’s camera. It changes by itself.
exchange-camera = What your camera sees

# Four steps of a payment, under four marks: one short word each.
exchange-step-asked = asked
exchange-step-offered = offered
exchange-step-agreed = agreed
exchange-step-paid = paid
exchange-step-done = done
exchange-meeting = Hold both phones face to face, so that each sees the other’s code.
exchange-exchanging = Keep the phones facing each other.
exchange-sent-here = Coming in
exchange-sent-there = Going out
exchange-of = { NUMBER($have) } of { NUMBER($need) }
exchange-compare = Same on both screens?
exchange-compare-do = The four pictures must be the same on both phones.

# $digits: the code as digits, where symbols cannot be compared.
exchange-digits = or as digits: { $digits }
exchange-same = Same on both
exchange-different = Different
exchange-confirmed = Waiting until the other person has compared too.
exchange-approve-pay = Pay { $amount } of { $community }?
exchange-approve-swap = Change { $amount } of { $community }?
exchange-pay-button = Pay { $amount }
exchange-hand-over = You hand over
exchange-get-back = You get back
exchange-get = You get
exchange-no-change = Nothing: it is exact.
exchange-note = Note:
exchange-approve-receive = Take { $amount }?
exchange-receive-button = Take { $amount }
exchange-new-issuer = Coins of { $community } are new to you. Take them only if you trust that this community honours them; compare the issuer’s key with someone who knows it.
exchange-issuer = Issuer’s key
exchange-expires = First one expires
exchange-decline = No, thanks
exchange-silent = The other phone is out of sight. Keep the phones facing each other.
exchange-stop = Stop
exchange-stop-free = Nothing is paid yet. If you stop, every coin stays where it is.
exchange-stop-offer = You can still stop: the coins you offered come straight back to you.
exchange-leave = Leave for now
exchange-leave-bound = This can no longer be stopped from here. If you leave, it stays open, and goes on when you meet again.
exchange-leave-paid = The coins are yours already. The other phone still has to hear it: stay a moment, or it hears it when you meet again.
exchange-not-now = Not now
exchange-not-now-hint = It stays open; you find it on your home screen.
exchange-done-paid = Paid { $amount }
exchange-done-received = Got { $amount }
exchange-done-swapped = Changed { $amount }
exchange-done-do = Keep facing until both phones show the same fruit.
exchange-see-receipt = See the receipt
exchange-stopped = It stopped
exchange-stopped-do = Keep facing a moment longer, so that the other phone learns it too.
exchange-home = To my wallet

## The camera: what is so, and what to do

camera-absent = No camera was found.
camera-absent-do = Use the text below instead: copy yours, paste theirs.
camera-denied = The camera is not allowed.
camera-denied-do = Allow it in the browser’s address bar and ask again, or use the text below.
camera-lost = The camera has stopped.
camera-lost-do = Ask for it again; nothing is lost.
camera-off = The camera is off.
camera-off-do = Turn it on to see the other code.
camera-starting = The camera is starting.
camera-starting-do = If the browser asks, please allow it.
camera-watching = The camera is looking.
camera-watching-do = About a hand’s length apart works best.
camera-retry = Ask for the camera again

## Codes as text, without a camera

by-text-title = No camera? Use text
by-text-how = Send your text to the other person, paste theirs here, and repeat until it is paid. It holds nothing that others could spend.
by-text-own = Your code as text
by-text-copy = Copy
by-text-share = Share
by-text-copied = Copied.
by-text-not-copied = Copying did not work: please select the text and copy it yourself.
by-text-theirs = Paste theirs here
by-text-give = Read it
by-text-given = Read. If yours changed above, send it again.
by-text-not-a-code = That is not a code of this exchange, or not a whole one. Nothing changed: copy it again.

## It stopped: why, and what to do. The reasons (refusal-…) follow a colon

problem-money-safe = Nothing was paid. Every coin is where it was.
problem-money-open = Nothing new was paid. What is open stays open, and your coins are kept.
problem-code = Code:
problem-amount-differs = They ask { $asked }, and you typed { $typed }.
problem-amount-differs-do = Agree on the amount, and begin again.
problem-cannot-pay = Your coins and their change cannot make { $asked }.
problem-cannot-pay-do = Ask them for another amount. These you can pay:
problem-cannot-pay-none = Ask them for another amount, or change coins with someone first.
problem-cannot-swap = The wallet that was asked has no other coins that make { $value }.
problem-cannot-swap-do = Choose other coins to give, or ask somebody else.
problem-pay-instead = Pay { $amount }
problem-cannot-be-paid = Their coins and your change cannot make { $asked }.
problem-cannot-be-paid-do = Ask for another amount. These they can pay:
problem-cannot-be-paid-none = Ask for another amount, or change coins with someone first.
problem-ask-instead = Ask for { $amount }
problem-change-amount = Change the amount
problem-other-coins = Choose other coins
problem-again = Begin again
problem-deadline = It took longer than the offer stood.
problem-deadline-do = Begin again.
problem-misbehaved = The other wallet said something that does not hold.
problem-misbehaved-do = Begin again. If it happens again, do not pay this person with this app.
problem-other-version = The other wallet speaks another version ({ $seen }).
problem-other-version-do = Both of you: open the app with a network once, so that it updates, and begin again.

# $reason: one of the refusal-… messages, which begin in lower case and end with a full stop.
problem-refused = The other wallet said no: { $reason }
problem-refused-here = Your wallet said no: { $reason }
problem-same-role = Both phones chose the same side.
problem-same-role-do = One of you taps Pay, the other Get paid.
problem-other-purpose = The other phone is not here to pay or be paid: it settles with the issuer.
problem-other-purpose-do = Agree on one thing: one of you taps Pay and the other Get paid, or one taps Settle with the issuer and the other Settle for others.
problem-swapped-key = The other wallet’s key changed in between: somebody may be interfering.
problem-swapped-key-do = Stand closer, let nobody hold a screen between you, and begin again.
problem-codes-differ = The codes differ: somebody may be in between.
problem-codes-differ-do = Stand closer, let nobody hold a screen between you, and begin again.
problem-peer-left = The other person left before anything was at stake.
problem-peer-left-do = Begin again when both are ready.
problem-cancelled = One of you stopped it in time.
problem-cancelled-do = Begin again whenever you like.
refusal-no-change = the change cannot be given.
refusal-no-change-do = Try another amount, or bring smaller coins.
refusal-no-way = there is no way to pay this amount.
refusal-no-way-do = Ask for another amount.
refusal-no-version = the two wallets have no version in common.
refusal-no-version-do = Update both apps with a network, and begin again.
refusal-unreadable = a message could not be read.
refusal-unreadable-do = Begin again.
refusal-signature = a signature does not hold.
refusal-signature-do = Begin again. If it happens again, do not pay with these coins.
refusal-community = coins of this community are not taken.
refusal-community-do = Choose other coins, or ask whether they would take these.
refusal-expired = a coin has expired.
refusal-expired-do = Pay with coins that are still valid.
refusal-worn = a coin has passed through too many hands.
refusal-worn-do = Pay with other coins; this one must go back to its issuer.
refusal-over-limit = it is over the limit.
refusal-over-limit-do = Try a smaller amount.
refusal-seen-before = a coin was seen before: it may have been spent already.
refusal-seen-before-do = Do not take it. Ask where the coin came from.
refusal-declined = the person declined.
refusal-declined-do = Talk it over, and begin again.
refusal-stopped = this payment had been stopped already.
refusal-stopped-do = Begin again.
refusal-out-of-turn = a message came out of turn.
refusal-out-of-turn-do = Begin again.
refusal-unknown = it does not know this payment.
refusal-unknown-do = Make sure it is the same person’s phone as before.
refusal-amount = the amount differs from what was agreed.
refusal-amount-do = Agree on the amount, and begin again.
refusal-not-all-shown = not every coin of the payment was shown, and the payee has not confirmed it.
refusal-not-all-shown-do = Meet the payee first, or come back with all coins of that payment.
refusal-spent-twice = a coin was spent twice.
refusal-spent-twice-do = Pay with other coins; only the issuer of this one can say whose it is.
refusal-clocks = the two clocks disagree about whether a coin has expired.
refusal-clocks-do = Set both phones’ clocks right and begin again.
refusal-other-purpose = the two phones are here for different things.
refusal-other-purpose-do = Agree on one thing, and begin again.

## The receipt

receipt-title = Receipt
receipt-paid = You paid
receipt-received = You got
receipt-swapped = Coins changed
receipt-loading = Checking every coin…
receipt-missing = There is no such receipt here
receipt-missing-do = This wallet does not know that payment. It may belong to another wallet or another browser.
receipt-community = Community
receipt-when = When
receipt-peer = The other wallet
receipt-note = Note
receipt-coins-paid = Coins paid
receipt-coins-back = Change
receipt-coins-given = Coins that you gave
receipt-coins-got = Coins that you got
receipt-verified =
    { $count ->
        [one] { $count } hand-over, every signature holds
       *[other] { $count } hand-overs, every signature holds
    }
receipt-not-verified =
    { $count ->
        [one] { $count } hand-over, could not be verified
       *[other] { $count } hand-overs, could not be verified
    }
receipt-header = Payment number
receipt-header-hint = The same on both receipts.
receipt-no-header = None yet: both sides have not signed.
receipt-done = Done

## What the camera sees, and other people’s codes

sight-goes-on = Going on where you were. Hold the phones face to face again.
sight-blind = Your camera does not see their code
sight-blind-do = Turn both screens up to full brightness, keep lamps out of them, and hold the phones a hand or two apart.
sight-other-way = If that does not help, take the camera on the back: then you take turns.
sight-other-way-use = Use the camera on the back
sight-unseen-there = You see their code, they do not see yours yet
sight-unseen-there-do = Turn your screen up to full brightness, tilt it away from lamps, and bring it closer to their camera.
sight-show-now = Hold your screen to the other phone’s camera.
sight-read-now = Now read theirs: point this phone’s back at their screen.
sight-rest-now = Nothing to hold up now. Look at what is asked below.
sight-one-way = One after the other, with the camera on the back. Nothing that was read is lost.
sight-both-ways = Face to face again
sight-cameras = Another camera
sight-front = Front
sight-rear = Back
sight-unnamed = Camera { NUMBER($number) }
sight-torch-on = Light on
sight-torch-off = Light off

# How many pieces of a code are still missing.
sight-missing = { NUMBER($missing) } to go

# $what: one of the sight-foreign-… messages.
sight-not-ours = That is { $what }, not a code of another wallet like this.
sight-untouched = Nothing has changed here.
sight-foreign-bbqr = a BBQr code
sight-foreign-bitcoin = a Bitcoin code
sight-foreign-cashu = a Cashu token or request
sight-foreign-epc = a bank transfer (EPC)
sight-foreign-lightning = a Lightning code (LNURL or invoice)
sight-foreign-text = a text
sight-foreign-unknown = data in a format that this app does not know
sight-foreign-ur = a UR of another app
sight-foreign-url = a web address
sight-foreign-wifi = the key to a Wi-Fi network
sight-request = A link that asks for { $amount } was read.
sight-request-open = A link that asks for a payment was read.
sight-request-take = Go to Pay with it
sight-close = Close
sight-same-pay = Both phones chose Pay.
sight-same-pay-other = I get paid
sight-same-receive = Both phones chose Get paid.
sight-same-receive-other = I pay
sight-same-do = One of you taps here, on one phone; the other keeps still, and it goes on by itself.

## Settle with the issuer, and for the issuer: settle for others

settle-title = Settle with the issuer
settle-intro = The people who issued the coins can say for certain what is yours. Their phone does it, face to face; no network is needed.
settle-nothing = There is no issuer to meet
settle-nothing-do = Here you settle with the issuers of coins that you were paid. You hold none of others yet.
settle-clear = Everything is settled: there is nothing to ask this issuer.
settle-transfers =
    { $count ->
        [one] { $count } payment
       *[other] { $count } payments
    }
settle-transfers-means = The issuer writes down payments that happened, and decides those in doubt.
settle-needs-quarantined = quarantined
settle-needs-quarantined-means = They may have been spent before this wallet was put back. Renewal by the issuer clears them; giving them back is always allowed.
settle-needs-contested = contested
settle-needs-contested-means = Somebody before you spent them twice. Only the issuer can say whether they are yours.
settle-needs-with-issuer = with the issuer
settle-needs-with-issuer-means = You signed them over, and the answer is missing: it comes when you meet again.
settle-needs-change = change is coming
settle-needs-change-means = The issuer has written down the payment that this is the change of. Renewed, you can pay with it.
settle-needs-worn = worn
settle-needs-worn-means = They can pass through only a few more hands. Once renewed, they can go around again.
settle-needs-on-trust = received on trust
settle-needs-on-trust-means = You can pay with them. Once renewed, nobody can claim them any more.
settle-meet = Meet the issuer
settle-own-intro = You issued these coins, so this phone settles them itself. The same rules hold for you as for everybody: doubt is decided when its time is over, not before.
settle-own-settle = Settle with yourself
settle-own-asking = Your wallet asks itself.
settle-give-back = Give coins back
settle-give-back-means = Coins you give back are gone for good: they leave your wallet and nobody can pay with them again. Agree first on what you get for them; the issuer’s person has to say yes.
settle-give-back-held = You can give back { $amount }.
settle-give-back-exact = Your coins make exactly this.
settle-give-back-not-exact = Your coins do not make exactly this, and the issuer gives no change.
settle-give-back-nearest = You can give back
settle-give-back-too-much = That is more than you hold: { $amount }.
settle-give-back-go = Give { $amount } back for good
settle-give-back-go-empty = Give coins back
settle-coins =
    { $count ->
        [one] { $count } coin
       *[other] { $count } coins
    }

# $what: a list of settle-transfers and settle-coins, joined as the language does.
settle-home-needs = Not settled yet: { $what }.
settle-home-blocked =
    { $coins ->
        [one] { $coins } coin cannot be spent before that.
       *[other] { $coins } coins cannot be spent before that.
    }
settle-home-give-back = Give coins back
settle-serve = Settle for others
settle-meeting = Hold your phone to the issuer’s, where “Settle for others” is open.
settle-serve-meeting = Hold your phone to that of whoever came to settle, where “Settle with the issuer” is open.
settle-exchanging = Keep the phones facing each other until everything is answered.
settle-done-do = Everything is asked and answered.
settle-with = Settling with { $community }
settle-finished-with = Settled with { $community }
settle-finished = Settled
settle-done = Done so far
settle-all-done = What was done
settle-none-yet = Nothing yet.
settle-none-at-all = There was nothing to do.
settle-left =
    { $count ->
        [one] { $count } question left
       *[other] { $count } questions left
    }
settle-leave = What is listed as done stays done. If you leave, the rest stays as it is, and is asked when you meet again.
settle-next = Settle for the next one

# What the issuer did, as the holder reads it; each with what it means.
settled-renewed = { $amount } renewed
settled-renewed-means = Settled: nobody else can claim these coins, and they have all their hands again.
settled-given-back = { $amount } given back
settled-given-back-means = These coins are gone for good.
settled-registered = Payment of { $amount } written down
settled-registered-means = It stands, whatever happens to either phone.
settled-filed = Payment of { $amount }: the issuer decides by { $day }
settled-filed-means = If the payer has not shown the issuer by then that it happened, it did not, and your change is yours again. Come back after that day, or meet the payer before.
settled-voided = Payment of { $amount } did not happen
settled-voided-means = The issuer declared it void. Everything is as it was before, and change that was held back is yours again.
settled-received = { $amount } received after all
settled-received-means = The payer had shown the issuer that it happened. The coins are yours.
settled-dead = { $amount } belongs to somebody else
settled-dead-means = Somebody paid another person with the same coins first. Your wallet keeps the signatures that show who; show them to your community.
settled-listening = The issuer only listens until { $day }
settled-listening-means = Its wallet was put back from a backup and first has to learn what it signed. Nothing changed; come back after that day.
settled-refused = The issuer said no: { $why }

# The same, as the issuer’s person reads it.
served-renewed = { $amount } renewed
served-renewed-means = The holder has fresh coins of the same value; the old signatures are archived here.
served-given-back = { $amount } taken back
served-given-back-means = These coins are out of circulation for good.
served-registered = Payment of { $amount } written down
served-registered-means = It stands, whatever the two people show later.
served-filed = Payment of { $amount }: you decide by { $day }
served-filed-means = If nobody shows before then that it happened, your wallet declares it void when it is asked again.
served-voided = Payment of { $amount } declared void
served-voided-means = Nobody showed in time that it happened.
served-received = { $amount } handed to its payee
served-received-means = The payer had shown that it happened.
served-dead = { $amount } belongs to somebody else
served-dead-means = These coins were used to pay another person first. The holder has the signatures that show who did it.
served-listening = Your wallet only listens until { $day }
served-listening-means = It was put back from a backup and first has to learn what it signed. Nothing changed.
served-refused = Your wallet said no: { $why }
settle-take-back = Take { $amount } of { $community } back?
settle-take-back-means = The holder gives these coins back for good: they leave circulation. Say yes once you have agreed on what the holder gets for them.
settle-take-back-button = Take { $amount } back
settle-unknown-amount = an amount not shown here
settle-problem-money = No coin was lost. What is listed as done is done; everything else is as it was before.
settle-same-role = Both phones chose the same side.
settle-same-role-do = The holder taps Settle with the issuer, the issuer taps Settle for others.
settle-other-purpose = The other phone is not here to settle: it pays, or asks to be paid.
settle-other-purpose-do = Agree on one thing: one of you taps Settle with the issuer and the other Settle for others, or one taps Pay and the other Get paid.
settle-not-the-issuer = the other wallet did not issue these coins.
settle-not-the-issuer-do = Meet the people who issued them; their name stands at the top of the coins.
settle-peer-left = The other phone left before everything was answered.
settle-peer-left-do = Meet again: it goes on with what is left.
settle-cancelled = One of you stopped.
settle-cancelled-do = Meet again whenever you like: it goes on with what is left.
settle-declined = its person decided so.
settle-declined-do = Nothing was taken back. The coins are yours as before: the issuer renewed them.

## Coins spent twice, and wallets put back from a backup

warning-spent-twice = Spent twice
warning-coin = Coin { $label } was spent twice
warning-coin-unknown = A coin was spent twice
warning-culprit = The key { $key } signed it over to two people. Anyone can check the proof; your wallet passes it on when you pay.
warning-ours = That key is yours: another wallet made from the same backup is in use, and both spend the same coins.
warning-ours-do = Go on with only one of the two. Quarantine the coins of that one, then settle with the issuer: only the issuer can say which coins are still yours.
warning-held = You hold this coin. Until the issuer says whether it is yours, it is not in your balance.
warning-held-do = Settle with the issuer, and ask whoever paid you with it.
warning-cleared = The issuer has said that this coin is yours.
warning-cleared-do = There is nothing you need to do.
warning-lost = The issuer has said that this coin is somebody else’s: it is lost to you.
warning-lost-do = Ask whoever paid you with it to make it good. The proof shows which key signed twice: show it to your community.
warning-not-held = This wallet does not hold the coin.
warning-not-held-do = There is nothing you need to do.
warning-problem = A coin of this payment was spent twice: the key { $culprit } signed it over to two people, and your wallet has the proof.
warning-problem-do = Settle with the issuer before you pay or take these coins again. The proof is on your home screen.
warning-learnt = Known here since { $moment }
warning-quarantine = Quarantine my coins
warning-quarantine-means = You cannot pay with any coin of other communities until its issuer has renewed it, and never again with those that you issued yourself: you issue new ones in their place. This cannot be undone here; giving coins back stays possible.
warning-quarantine-yes = Quarantine all of them
warning-quarantine-no = Leave them as they are
warning-restored = Put back from a backup
warning-restored-means = This wallet was put back from a backup on { $day }, and may have spent coins after that backup was made. They are quarantined: not in your balance, and not to be paid with.
warning-restored-do = Renewal by the issuer clears them. Giving them back is always allowed.
warning-restored-own = Coins that you issued yourself stay quarantined for good. They may be in others’ hands, and nobody can say so but whoever brings them. Issue new coins in their place: you lose nothing by it.

## The committee: several people settle together

committee-title = Committee
committee-means = Several people settle for a community together: no one of them alone can decide, cheat or be missed. Their phones are linked directly; a shared Wi-Fi or hotspot is enough, without internet.
committee-people = Who is in it
committee-me = this phone
committee-linked = linked
committee-away = out of reach
committee-has-founded = has agreed
committee-how-many = A committee has 4, 7, 10 or 13 members. Link the phones of all of them with one of these phones: that is enough.
committee-link = Link a phone
committee-link-stop = Stop linking
committee-linking = Hold the two phones face to face
committee-linking-how = Both open “Link a phone”. Each reads the code of the other; then they are linked.
committee-code-shown = The code for the other phone
committee-by-text = Without a camera
committee-paste = The other phone’s code as text
committee-no-network = This phone is in no network that the other could be in. Join one Wi-Fi, or let one of the phones open a hotspot; it needs no internet.
committee-unsupported = This browser cannot be linked with other phones.
committee-found = Found a committee of these { NUMBER($people) }
committee-compare = Does every phone show this number?
committee-compare-means = Read it aloud. Only agree if all show the same: then nobody stands between the phones.
committee-agree = All the same: I agree
committee-waits = Waiting for the others to agree.
committee-step-back = Do not found it
committee-reach =
    { $reached ->
        [one] One member is in reach; { NUMBER($quorum) } decide together.
       *[other] { NUMBER($reached) } members are in reach; { NUMBER($quorum) } decide together.
    }
committee-open = Keep this wallet open while you settle for others. Whoever was away hears later what was decided. A wallet that is put back from a backup sits in no committee any more.
committee-issue = Issue coins that it settles for
committee-issue-together = My committee settles for these coins
committee-issue-together-hint = Otherwise this wallet alone does.
committee-failed = What this wallet keeps for its committee cannot be read. It says nothing there rather than something wrong; your coins are safe.
committee-unseated = Another device, or a later copy of this wallet, speaks in your name in this committee. This one sits no more, so that nobody can hold two words of yours against you. Your coins are safe; the others go on.

## Settings

settings-title = Settings
settings-language = Language
settings-language-missing = That language could not be loaded. Load the page again with a network, and try once more.
settings-dial = How much you take on trust
settings-dial-means = Offline, nobody can see whether a coin was also given to somebody else. What its issuer has not renewed for you yet is therefore on trust, and these limits say how much of it you take: of each kind of coins, within 24 hours. Coins straight from their issuer do not count.
settings-each-stranger = From one stranger
settings-each-stranger-hint = Up to this, your wallet takes coins without asking.
settings-all-strangers = From all strangers together
settings-all-strangers-hint = A crowd of strangers cannot owe you more than this.
settings-each-person = From a person you know
settings-each-person-hint = For people of whom you have said that you know them.
settings-ask-up-to = Ask me up to
settings-ask-up-to-hint = Beyond the limits above you are asked, up to this much from one person. 0: never ask, just refuse.
settings-hops = Hands a coin may have passed through
settings-hops-hint = Counted since its issuer last saw it.
settings-age-days = Days since the issuer saw a coin
settings-age-days-hint = Older coins are asked about.
settings-empty = Empty means no limit.
settings-keep = Keep these limits
settings-kept = These limits hold.
settings-reset = Back to the defaults
settings-order = “From one stranger” is more than “from all strangers together”: the smaller of the two holds.
settings-backup = Put back from a backup?
settings-backup-means = If the data of this device was put back from a copy, or another device uses the same copy, coins may have been spent that this wallet still shows.
settings-backup-done = This wallet’s coins were quarantined. Settle with their issuers to use them again.

## Why coins are taken, or asked about

reason-title-asked = What speaks for it and against it
reason-title-taken = Why your wallet took the coins

# Read aloud before a reason.
reason-speaks-for = for:
reason-speaks-against = against:
reason-no-limit = none
reason-issuer-is-payer = Nothing is on trust: the coins come straight from their issuer.
reason-own-issue = Nothing is on trust: these are coins of your own issue coming home.
reason-within-stranger = On trust from this stranger within a day: { $sum }. Your limit: { $limit }.
reason-within-strangers = On trust from all strangers within a day: { $sum }. Your limit: { $limit }.
reason-known-person = On trust from this person, whom you know, within a day: { $sum }. Your limit: { $limit }.
reason-over-stranger = On trust from this stranger within a day: { $sum }. That is over your limit of { $limit }.
reason-over-strangers = On trust from all strangers within a day: { $sum }. That is over your limit of { $limit }.
reason-over-person = On trust from this person within a day: { $sum }. That is over your limit of { $limit }.
reason-over-ask = On trust from this person within a day: { $sum }. Your wallet does not even ask beyond { $limit }.
reason-person-agreed = You were asked, and said yes.
reason-too-many-hops =
    { $hops ->
        [one] A coin passed through { $hops } hand since its issuer saw it. Your limit: { NUMBER($limit) }.
       *[other] A coin passed through { $hops } hands since its issuer saw it. Your limit: { NUMBER($limit) }.
    }
reason-too-old =
    { $days ->
        [one] The issuer last saw a coin { $days } day ago. Your limit: { NUMBER($limit) }.
       *[other] The issuer last saw a coin { $days } days ago. Your limit: { NUMBER($limit) }.
    }
reason-clock-doubtful = The two clocks disagree, so the limits of a stranger hold.
reason-convicted = A proof of fraud names this person’s key.
reason-over-limit = That would be { $on-trust } on trust, and whoever gets it takes { $limit } now.
reason-over-limit-do = Agree on a smaller amount, have the coins renewed by their issuer first, or change the limits in the settings of whoever gets them.

## The 32 symbols of the verification code: short, and unlike one another when said aloud

symbol-sun = sun
symbol-moon = moon
symbol-star = star
symbol-cloud = cloud
symbol-lightning = lightning
symbol-drop = drop
symbol-flame = flame
symbol-mountain = mountain
symbol-tree = tree
symbol-leaf = leaf
symbol-flower = flower
symbol-apple = apple
symbol-cherry = cherry
symbol-mushroom = mushroom
symbol-fish = fish
symbol-heart = heart
symbol-house = house
symbol-key = key
symbol-bell = bell
symbol-boat = boat
symbol-anchor = anchor
symbol-umbrella = umbrella
symbol-cup = cup
symbol-hat = hat
symbol-book = book
symbol-lamp = lamp
symbol-flag = flag
symbol-crown = crown
symbol-ladder = ladder
symbol-wheel = wheel
symbol-clock = clock
symbol-letter = letter

## Safety: what opens the wallet, and what brings it back

unlock-wait =
    { $seconds ->
        [one] That was wrong several times. The next try is possible in one second.
       *[other] That was wrong several times. The next try is possible in { $seconds } seconds.
    }
unlock-passkey = Unlock with this device
welcome-passkey = Use this device’s lock instead
passkey-declined = The device gave no answer. Nothing has changed.
passkey-without-secret = This device’s lock cannot open a wallet. Please use a passphrase.
safety-title = Backup and lock
safety-means = What brings the wallet back when the phone is lost, and what opens it.
safety-open = Open
safety-backup = Backup file
safety-backup-means = One file with all your coins and your keys, closed with a passphrase. Keep it somewhere else than on this device. Coins that come or go later are not in it: make a new one now and then.
safety-none = There is no backup yet. If this device is lost, the coins are gone.
safety-old = The last backup is of { $moment }. Something has changed since.
safety-good = The backup of { $moment } holds everything.
safety-backup-do = Make a backup
safety-backup-how = Choose a passphrase for the file. It may be the one of this wallet. Without it nobody can open the file, not even you.
safety-backup-done = You have a backup. Put the file somewhere safe, and try it once.
safety-test-do = Try a backup
safety-test-how = Opens a backup file and says what it would bring back. Nothing in this wallet is changed.
safety-choose = Choose a file
safety-need-file = Please choose a file first.
safety-file-passphrase = Passphrase of the file
safety-current = Passphrase of this wallet
safety-need-current = Please type the passphrase.
safety-new = New passphrase
safety-wrong = That passphrase does not open this wallet. Nothing was changed.
safety-tested = This backup would bring everything in it back.
safety-tested-partly =
    { $count ->
        [one] One coin in this file has lost its history, and could not be spent.
       *[other] { $count } coins in this file have lost their history, and could not be spent.
    }
safety-tested-from = Wallet { $name }, { $moment }
safety-tested-coins =
    { $count ->
        [one] { $community }: { $amount }, one coin
       *[other] { $community }: { $amount }, { $count } coins
    }
safety-tested-movements =
    { $count ->
        [one] One movement
       *[other] { $count } movements
    }
safety-foreign = This is no backup of a wallet. Nothing was changed.
safety-newer = This backup is of a later version of the app (format { NUMBER($version) }). Update the app, then try again.
safety-unopenable = The passphrase does not open this file, or the file is damaged. Nothing was changed.
safety-damaged = The file opens, but does not read. Nothing was changed. Try an earlier backup.
safety-exhausted = This device has not got the memory to open the file. Close other apps and try again.
safety-words = 24 words
safety-words-means = On paper, these words bring your keys back: your name as an issuer, and nothing that you hold. Coins come back from a backup file only.
safety-words-do = Show the words
safety-words-how = Make sure that nobody looks at your screen. Whoever has these words has your keys.
safety-words-shown = Write them on paper in this order. Nobody from JuiceTokens will ever ask for them.
safety-words-written = I have written them down
safety-locks = What opens this wallet
safety-passphrase-do = Change the passphrase
safety-passphrase-add = Add a passphrase
safety-passphrase-how = From then on only the new one opens this wallet. Backup files keep the passphrase that they were made with.
safety-passphrase-done = The new passphrase opens this wallet.
safety-passkey-do = Add this device’s lock
safety-passkey-how = A fingerprint, a face or the device’s code then opens the wallet as well. The passphrase goes on working.
safety-passkey-done = This device’s lock opens the wallet from now on.
safety-passkey = Device lock { NUMBER($number) }
safety-passkey-remove = Remove
safety-removal-how = The device’s lock then opens this wallet no more. What stays has to open it now, so that nobody is locked out.
safety-removal-done = The device’s lock was removed.
safety-lock-refused = This lock could not be set. What opened the wallet before still opens it.
safety-unsaved = This browser could not save the file. There is no backup; try another browser.
safety-use-passkey = Use this device’s lock
safety-nag = There is no backup of this wallet. If the phone is lost, so are the coins.
safety-nag-old = Your last backup does not have the latest coins.

## Putting a wallet back

restore-title = Put a wallet back
restore-file = From a backup file
restore-file-means = A backup or an emergency copy: brings back keys, coins and movements as they were.
restore-file-quarantine = The coins start in quarantine: they may have been spent after the backup was made. The issuer renews them when you meet.
restore-phone = From the old phone
restore-phone-means = If you still have it: it pays everything over, and nothing has to be renewed.
restore-phone-1 = Create a new wallet on this phone.
restore-phone-2 = On both phones: Settings, then “Backup and lock”, then “Move to a new phone”.
restore-phone-3 = Tap through the payments on both. When the old phone says that all has moved, make a backup here.
restore-phone-issuer = If you issue coins yourself, use a backup file: an issuer’s key cannot be paid over.
restore-words = From 24 words
restore-words-means = Brings back keys only, and no coins.
restore-words-only = The words bring back your keys. Coins are not in them: if you have a backup file, use that.
restore-typed-words = The 24 words
restore-typed-words-hint = In their order, with spaces between them.
restore-need-words = Please type the words.
restore-words-count =
    { $count ->
        [one] That is one word; there are 24. Nothing was changed.
       *[other] Those are { $count } words; there are 24. Nothing was changed.
    }
restore-words-unknown = Word { NUMBER($number) } is not on the list. Look for a slip of the pen.
restore-words-checksum = All words are known, but they do not belong together. Is the order right?
restore-submit = Put it back
restore-outcome = Your wallet is back
restore-back = Is back
restore-needs = Needs somebody
restore-lost = Cannot come back
restore-file-back = Your keys, your movements, and your coins, in quarantine.
restore-file-needs = The coins: their issuer renews them when you settle. Open payments: the other wallet, or the issuer.
restore-file-lost = What you received after the backup was made, and coins that you spent since.
restore-words-back = Your keys: as an issuer you are known by the same key.
restore-words-needs = People who owe you or hold your coins: they show you what they have when you meet.
restore-words-lost = The coins that were on the lost device, and its movements.
restore-read = I understand

## Health: what is stored, whether it stays, and what to do

health-title = Health
health-means = Whether your coins stay where they are, and what this device can do.
health-well = All is well: nothing needs you here.
health-storage = Storage
health-not-kept-do = Make a backup file. Install the app, use it for a few days, and ask again: most browsers then agree.
health-used = { $used } MB are in use, of { $quota } MB that the browser gives.
health-full-do = There is little room left. Remove something else from this device, or payments will soon not be stored.
health-place = App or tab
health-installed = JuiceTokens is installed: it runs as an app of its own.
health-tab = JuiceTokens runs in a tab of the browser.
health-update = Update
health-update-do = A new version is downloaded. It takes over when you say so; your wallet stays.
health-newest = No newer version is waiting.
health-time = Time
health-time-verified = { NUMBER($agreeing) } of { NUMBER($clocks) } clocks agree, this one among them.
health-time-consensus = Another clock agrees with this one, and so does a date that others have signed.
health-time-inadequate = Nobody has confirmed this device’s clock yet; each payment compares two. Until then coins that are about to expire may be refused. Everything else works.
health-time-bound = Others have signed that it is later than { $moment }.
health-time-corrected = This device’s clock says less than that, so it is not believed.
health-sign-ahead =
    { $count ->
        [one] This device’s clock was set ahead by a minute while the app ran.
       *[other] This device’s clock was set ahead by { $count } minutes while the app ran.
    }
health-sign-back =
    { $count ->
        [one] This device’s clock was set back by a minute while the app ran.
       *[other] This device’s clock was set back by { $count } minutes while the app ran.
    }
health-sign-behind =
    { $count ->
        [one] This device’s clock is a minute behind what others have signed.
       *[other] This device’s clock is { $count } minutes behind what others have signed.
    }
health-sign-peer-back = The clock of somebody you met went back between two payments.
health-sign-peer-ahead = The clock of somebody you met was ahead just when coins were about to expire.
health-time-do = Let the system set date and time by itself, and look here again.
health-device = This device
health-has = It has: { $parts }.
health-lacks = The browser does not offer: { $parts }.
health-camera = camera
health-share = sharing to other apps
health-passkey = device lock
health-bluetooth = Bluetooth
health-nfc = NFC
health-no-camera-do = Without a camera, payments go by texts that you copy and paste.
health-radio = JuiceTokens uses neither Bluetooth nor NFC.
health-versions = Versions and counts
health-stored = Coins: { $coins }. Movements: { $movements }. Changes stored: { $changes }.
health-formats = App { $app } ({ $build }), protocol { NUMBER($protocol) }, database { NUMBER($database) }, header { NUMBER($header) }.
health-file-open = Read the file

## Install: how, and how a wallet gets into the app

install-title = Install JuiceTokens
install-how = How it is done here
install-phone-1 = Tap the share button of the browser: a square with an arrow that points up.
install-phone-2 = Choose “Add to Home Screen”, then “Add”.
install-phone-3 = Open JuiceTokens from there, and use your wallet there only.
install-desk-1 = Open the menu “File” of Safari.
install-desk-2 = Choose “Add to Dock”, then “Add”.
install-menu = Open the browser’s menu and choose “Install” or “Add to Home screen”, where it is offered. The app has the same wallet as this tab.
install-why = Why it matters here
install-rule = Safari clears what a page has stored when you have not visited it for seven days. An installed app is not cleared.
install-apart = The tab and the installed app share nothing: a wallet in the one is not in the other.
install-before = Install it before your wallet holds anything
install-move = Move this wallet into the app
install-move-pay = By payment
install-move-pay-how = Create a wallet in the app, and pay everything over. On one phone, copy the texts from here to there and back: nothing has to be renewed afterwards.
install-move-file = By a file
install-move-file-1 = Make a backup file here.
install-move-file-2 = Stop this tab, with the button below: two wallets that pay with the same coins are taken for fraud.
install-move-file-3 = In the app, choose “Put a wallet back” and the file. The coins wait there until their issuers have renewed them.

## Moving to a new phone: one payment after another

handover-title = Move to a new phone
handover-means = The old phone pays everything to the new one, one kind of coins after another. Nothing has to be renewed afterwards.
handover-old = This is the old phone
handover-new = This is the new phone
handover-next = Pay { $amount } over
handover-left =
    { $count ->
        [one] One payment is left.
       *[other] { $count } payments are left. A payment moves up to 63 coins.
    }
handover-done =
    { $count ->
        [one] One payment is done.
       *[other] { $count } payments are done.
    }
handover-all = Everything that can move has moved.
handover-stays = What stays here, and why
handover-bound = is bound to a payment that is not over. Finish that first.
handover-issuer = waits for the issuer. Settle first; then it can move.
handover-worn = has passed through as many hands as it may. The issuer renews it.
handover-paper = is on paper. Keep the paper: its code is worth the same on every phone.
handover-gone = has expired, or belongs to somebody else.
handover-issuing = You issue { $community }: an issuer’s key cannot be paid over. Keep this phone for that, or put a backup file back on the new one instead.
handover-history = Your movements and receipts stay on this phone. Save them as a table first, if you need them.
handover-new-means = Tap here each time the old phone has a payment, hold both face to face, and compare the pictures.
handover-take = Take the next payment
handover-after = When all is there, make a backup here. Only then clear the old phone.
handover-end = Done

## The lock that closes by itself

autolock-soon = Your wallet is about to lock. Touch the screen to keep it open.
autolock-stay = Keep it open
autolock-closed = It locked because nobody touched it for a while.
autolock-kept = What you had typed is still there.
autolock-title = Lock by itself
autolock-means = After so long without a touch, also while the screen is off. Never during a payment.
autolock-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
autolock-never = Never

## Backups once more: when a file counts, and what did not come back

safety-given = Look into your downloads: is { $name } there? It counts as a backup once you have it.
safety-given-yes = I have the file
safety-given-again = Save it once more
restore-gap = Did not come back
restore-lost-changes =
    { $count ->
        [one] The last change could not be read any more.
       *[other] The last { $count } changes could not be read any more.
    }

## People: whoever introduces itself, and whom one has written down

people-title = People
people-own = your other device
people-own-means = it has your own identity
people-said = “{ $name }”
people-unknown = did not introduce themselves
people-introduced = not in your contacts
people-contact = in your contacts
people-known = you know them
people-blocked = blocked
people-add = Add to contacts
people-contacts = Contacts
people-met = Met, not in your contacts
people-last = last on { $moment }
people-empty = Nobody here yet
people-empty-do = When somebody who introduces themselves pays you or gets paid, you can add them from the receipt. The next time your wallets recognise each other, and there are no pictures to compare.
people-introduce = Introduce myself
people-introduce-means = You do not introduce yourself, so nobody can recognise you. It is up to you.

person-title = Person
person-missing = Nobody is known by this key
person-missing-do = Whoever introduces themselves when you pay each other gets a page here.
person-said = Calls themselves { $name }
person-key = Identity:
person-trust = How far your wallet trusts them
person-is-known = You know them: up to { $limit } of each kind of coins on trust in a day.
person-is-own = It is you, on another device: up to { $limit } of each kind of coins on trust in a day.
person-is-contact = They are in your contacts. Until you say that you know them, a stranger’s limit holds: { $limit } of each kind of coins on trust in a day.
person-is-stranger = Anybody can give themselves any name. A stranger’s limit holds: { $limit } of each kind of coins on trust in a day.
person-is-blocked = Your wallet takes nothing from them and pays them nothing. If they come without introducing themselves, it cannot tell them from others.
person-added = In your contacts since { $day }.
person-payments =
    { $count ->
        [one] One payment, on { $day }.
       *[other] { $count } payments, the last on { $day }.
    }
person-on-trust = On trust from them within the last day: { $amounts }.
person-proofs =
    { $count ->
        [one] One of their keys signed a coin over to two people; your wallet has the proof. A wallet that was put back from a backup can do that by mistake: ask them.
       *[other] Their keys signed { $count } coins over to two people; your wallet has the proofs. A wallet that was put back from a backup can do that by mistake: ask them.
    }
person-name = Name
person-name-hint = What you call them. Only for you.
person-note-hint = Only for you.
person-keep = Keep
person-know = I know this person
person-know-hint = Then your limit for people you know holds for them. Say so if you would find them again.
person-no-movements = Nothing between you yet.
person-block = Block
person-unblock = Do not block any more
person-block-means = From somebody you block your wallet takes nothing. They are not told why. What is still open between you is finished all the same.
person-remove = Take off the contacts
person-remove-means = Name and note are deleted, and they count as a stranger again. Payments and receipts stay.
person-remove-yes = Take them off
person-remove-no = Leave them

exchange-recognised = Your wallet has recognised them: nobody stands in between.
exchange-they-compare = Nothing to compare on this side. Waiting until the other person has compared.

profile-title = Introduce yourself
profile-means = Each day your wallet shows a new key, so that nobody can follow you. If you introduce yourself, whoever pays you or gets paid by you learns your name and recognises you from then on, on every device and every day.
profile-introduce = Introduce me when I pay or get paid
profile-introduce-hint = People see it after both have compared the pictures. Whoever is in your contacts, and has you in theirs, recognises you at once, and there is nothing to compare.
profile-name = My name for others
profile-name-hint = Short: at most 32 letters.
profile-picture = This is your picture on other phones. Identity:
profile-keep = Keep
profile-kept = You introduce yourself.
profile-kept-off = You introduce yourself to nobody.

reason-blocked = You have blocked this person.
problem-blocked = You have blocked this person.
problem-blocked-do = If you want to deal with them again, take the block away on their page under People.
problem-other-person = This is not who that payment was with, or they do not say who they are.
problem-other-person-do = A refund goes only to the same person. Ask for them, or have them turn on saying who they are, in their settings.

## Scan or open: a printed code, a link, a file

scan-title = Scan or open
scan-how = Hold a printed code before the camera: a request, or a coin on paper.
scan-paste-label = Or a link
scan-paste = Paste
scan-read = Open it
scan-file = Choose a file
scan-file-hint = A receipt, a backup, or a picture of a code.
scan-nothing = There is no code in that picture.
scan-wallet = That is the screen of a wallet. To meet it, go home and tap Pay or Get paid.
scan-links = Open payment links with this wallet
by-text-save = Save as a file
sight-paper = A coin on paper was read.
sight-paper-take = Look at the coin
waiting-pay = A request waits: it opens once the wallet is open.
waiting-paper = A coin on paper waits: you see it once the wallet is open.
waiting-backup = A backup file waits: you can look into it once the wallet is open.

## A request as a code

receive-as-code = Show it as a code
request-title = Your request
request-code = The request as a QR code
request-scan = Scan to pay
request-how = It opens the pay screen on the other phone, and then you two meet face to face as always. It moves nothing, and serves as often as you like.
request-name = Name on it
request-name-hint = Whoever sees the code reads it. Leave it empty for none.
request-picture = Save as a picture
request-print = Print
request-meet = Meet the payer now
request-change = Change it
pay-link-to = For { $name }
pay-link-coins = It asks for coins of a kind that you do not have.
pay-link-says = The link says this; nobody has signed it.

## Receipts as files

receipt-save = Save the receipt as a file
receipt-file-title = What the file tells
receipt-file-tells = Who paid whom, as two keys of that day; the amount, the note and the time; each coin, and the keys of the hands it went through since it was last renewed.
receipt-file-hides = It tells no balance and no other payment. But whoever has it may recognise these coins, or that day’s keys, elsewhere.
receipt-file-yes = Save
receipt-file-no = Not now
receipt-file-saved = Anybody can check the file: in this app, without a wallet too, or with the page that comes with its source.
check-title = Receipt from a file
check-open = Check a receipt
check-choose = Choose the file of a receipt.
check-reading = Checking every signature…
check-none = This is no receipt, or it is damaged.
check-another = Choose another file
check-proved = Proved
check-proved-means = Every signature in it holds.
check-not-proved = Not proved
check-not-proved-means = Something in it does not hold: do not rely on it.
check-from = From
check-to = To
check-between = { $from } to { $to }
check-doubtful = the two clocks disagreed
check-checks = Checks
check-issuer = The issuer has issued these coins
check-coins = Each coin’s chain, from its issuer to here
check-sum = The coins make the amount
check-request = The payee asked for it
check-plan = The payer offered it
check-payer = The payer signed exactly this
check-payee = The payee signed exactly this
check-acknowledged = The payee signed for having it
check-holds = holds
check-fails = does not hold
check-missing = not in the file
check-unchecked = not checked
check-keys = A key stands for a person only together with something else: the other one’s receipt, or a phone that is held up.
check-paper = The coin was taken from paper: one device signed for both sides, and the receipt says only that.
check-later = It says what was signed then, not what became of the coins since.
cash-in-title = Cashing in
cash-in-show = Report: { $amount }
cash-in-means = Both have signed that these coins went back to their issuer, for good.
cash-in-coins = Coins given back
cash-in-number = Report number
cash-in-told = told, not signed
cash-in-owned = Each coin was the giver’s
cash-in-given = The giver signed for giving it back
cash-in-taken = The issuer signed for taking it back
cash-in-later = A coin goes back only once, so no other report can name these. What was given for them is not in it. The time is what the wallet that kept it says.
cash-in-tells = The report names the coins, the keys they lay under and the issuer: no balance, no payment, and no hand before yours.

## Coins on paper

home-on-paper = on paper
home-from-paper = Taken from paper
home-printed = Put on paper
home-unprinted = Back from paper
warning-paper = It came from paper, and a copy of that paper was taken as well. Paper can be copied; nobody you met has to be at fault.
paper-title = Coin on paper
paper-looking = Checking the coin…
paper-none = There is no coin here. Scan its code.
paper-expires = Good until { $day }
paper-copies = Paper can be copied. Until the issuer has confirmed the coin, somebody with a copy may have been quicker: take it only from people you know.
paper-own = Your own coin comes home: you take it in full, and no copy will be taken any more.
paper-printed-here = You put it on paper yourself. It comes back into your wallet; destroy the paper then.
paper-new = This community is new to you. Its issuer’s key: { $issuer }.
paper-take = Take { $amount }
paper-taking = Taking it…
paper-taken = { $amount } taken
paper-taken-trust = It is in your wallet, on trust. Cross the paper out. Once you have settled with the issuer, it is yours for good.
paper-taken-settled = It is in your wallet, settled. Cross the paper out.
paper-next = Scan another
paper-receipt = Show the receipt
paper-not-taken = Nothing was taken
paper-unreadable = The code is damaged, or false. If the paper is torn or stained, whoever printed it can replace it by the number on it.
paper-taken-here = You have taken this coin already, on { $when }. Each paper counts once.
paper-held = This coin is in your wallet already: somebody took it from the paper before, and it came to you by a payment.
paper-taken-before = Somebody has taken this coin before. The paper is worth nothing now: ask whoever gave it to you.
paper-expired = The coin has expired. Only its issuer may still take it, for a while.
paper-worn = The coin has been through as many hands as it may. Its issuer can take it.
paper-over-limit = That is more than your wallet takes on trust now: { $limit }. You set the limits in the settings.
paper-not-accepted = Your wallet does not take coins of this kind.

## Changing coins with somebody

change-title = Change coins
change-intro = Choose the coins that you give. You get others that are worth as much, as far as the other person has them.
change-other = The other person opens Pay, then “Pay what they ask”. You both see every coin before you agree; nothing is paid.
change-go = Change { $amount }

## Putting coins on paper

print-title = Coins on paper
print-intro = A coin on paper belongs to whoever holds the paper. It leaves your balance; anybody takes it with a phone’s camera.
print-copies = A photocopy is as good as the paper until the issuer has confirmed one of them: the first one counts.
print-how-many = How many of each?
print-of = of { NUMBER($count) }
print-go = Put { $amount } on paper
print-go-empty = Choose coins
print-going = Putting them on paper…
print-too-few = There are not that many coins to put on paper now. Nothing changed.
print-too-long = One of the coins has come too long a way to fit on paper. Settle with the issuer first, who renews it. Nothing changed.
print-nothing = You have no coins that can go on paper now: they need at least three hands left.
print-ready =
    { $count ->
        [one] One coin is ready.
       *[other] { $count } coins are ready.
    }
print-ready-how = Print the page, then close it: whoever photographs this screen has the coins.
print-now = Print
print-close = Close the page
print-on-paper = On paper now
print-on-paper-hint = As far as this wallet knows. It does not hear when somebody takes one; the issuer does.
print-each = Each coin
print-again = Print again
print-again-one = Print { $label } again
print-back = Take back
print-back-one = Take { $label } back
print-back-means = Take back { $amount }? Only paper that you have in hand and destroy: anybody else who holds it is left with nothing.
print-back-yes = Take it back
print-back-no = Leave it on paper
slip-how = Take it with any phone’s camera.
slip-copies = Copies: the first one that the issuer confirms counts, all others are worth nothing. Damaged? Whoever printed it replaces it by this number:
slip-code = The code of a coin: { $amount }

## What was issued so far

issue-print = Put coins on paper
issue-so-far = Issued so far
issue-known = What is outstanding, and where it is as far as your wallet knows.
issue-batch = Issued { $day }, good until { $expires }
issue-held = In your wallet
issue-on-paper = On paper
issue-given-out = With others
issue-retired = Given back for good

## Practice: one person learns the exchange with Pip, who lives in the page

practice-title = Practice
practice-open = Try it with yourself
practice-means = Pay and get paid once with Pip, who lives in this page. It takes a minute, and nothing of it is kept.
practice-banner = Practice: nothing here is money
practice-guide = Guide
practice-leave = Leave
# $number of $count: which step of the lesson it is.
practice-step = Step { NUMBER($number) } of { NUMBER($count) }
# The guide: what to do now, and why.
practice-begin = You have no coins yet. Pip has a bag of practice lemons: press “Get paid”.
practice-ask = Ask Pip for 5, and go on.
practice-buy = Pip sells lemonade. Now it is you who pays.
practice-price = Press “Pay what they ask”: Pip’s phone says how much. You hold one coin of 5, so there will be change.
practice-meet = Both phones show codes and read each other’s. Two people hold their phones face to face for this.
practice-carry = The codes carry the payment, piece by piece. There is nothing to do for a moment.
practice-compare = Compare the pictures: are they the same on both phones? Then nobody stands between the two of you.
practice-take = Your wallet has never seen coins of this issuer. You decide whether to take them.
practice-give = This is what you hand over, and what comes back. Nothing leaves before you say yes.
practice-done = Done: both phones have signed it, and both keep a receipt.
practice-stopped = It stopped, and nobody has lost a coin. Try it again.
practice-receipt = A payment leaves the same receipt on both phones. Look at yours.
practice-read = Pip’s receipt has the same number at its foot. Every coin on it was checked on your phone.
practice-chain = Every hand this coin has been in has signed, from Pip who issued it to you. That is why you need no bank to know that it is real.
practice-end = That is all there is to it. The practice lemons are gone when you leave.
practice-to-chain = See where a coin has been
practice-finish = Go on
practice-make = Make my own wallet
practice-back = Back to my wallet
practice-pip = Pip
practice-partner = Pip’s phone
practice-code = The code on Pip’s phone
# What Pip says.
practice-says-welcome = Have some of my lemons!
practice-says-price = A glass of lemonade? That is 3, please.
practice-says-reading = I am reading your codes.
practice-says-pictures = These are the pictures that I see:
practice-says-again = Shall we try again?
practice-says-thanks = Thank you!

## A day at a stall

stall-title = The till
stall-till = Sell with price buttons
stall-no-prices = Make a button for each thing you sell; a tap then puts it on the sum.
stall-sum = The sum
stall-empty = Nothing on it yet.
stall-amount = Another amount
stall-add = Add
stall-undo = Take the last off
stall-clear = Start over
stall-edit = Change the prices
stall-edit-done = Back to the till
stall-code = A code for the counter
stall-only = Only take payments
stall-only-means = Whoever holds this phone then takes payments and sees nothing else, until the wallet is opened again. It does not lock by itself meanwhile.
stall-only-is = This phone takes payments, and nothing else.
stall-only-leave = Lock, to open the wallet
stall-thing = What is it?
stall-price = What does it cost?
stall-keep = Keep the change
stall-up = Move { $name } up
stall-remove = Remove { $name }
stall-next = Next customer
stall-mute = No sound
paid-ago = Paid { $time } ago
paid-changed-ago = Changed { $time } ago
paid-same = The other phone shows these four too, and they light up in the same order.
stall-day = Opening and closing
stall-before = Before you open
stall-see = See what to do
stall-backup = The backup is up to date.
stall-no-backup = Something is in no backup yet.
stall-clock = The clock looks right.
stall-no-clock = Something suggests that a clock was turned.
stall-camera = There is a camera.
stall-no-camera = No camera was found: payments then go by text.
stall-kept = The browser keeps your coins.
stall-not-kept = The browser may clear your coins.
stall-change = There is enough small change.
stall-no-change = Little change: bring more coins of { $values }.
stall-no-expiring = No coin expires today.
stall-expiring =
    { $coins ->
        [one] One coin expires within a day: spend it or have it renewed.
       *[other] { $coins } coins expire within a day: spend them or have them renewed.
    }
stall-no-issuer = No coin waits for its issuer.
stall-issuer =
    { $coins ->
        [one] One coin cannot be spent before you meet its issuer.
       *[other] { $coins } coins cannot be spent before you meet their issuer.
    }
stall-open = Open the stall
stall-close = Close the stall
stall-since = Since opening, { $time }
stall-today = Since midnight
stall-nothing = Nothing taken yet.
stall-taken =
    { $count ->
        [one] Taken in one payment
       *[other] Taken in { $count } payments
    }
stall-returned =
    { $count ->
        [one] Given back once
       *[other] Given back { $count } times
    }
stall-left = Left
stall-cash-in = Cash in with the organiser
stall-cash-in-means = Settling makes your coins sure; what you give back there is exchanged for what the community promised. To have a receipt that both sides signed, pay the organiser instead: its receipt can be saved as a file.
stall-phones = Other phones of this stall
stall-phones-how = Each phone shows what it took; one of them adds it up. Nobody signs this: it helps you count and proves nothing.
stall-report = What this phone took, as a QR code
stall-other = What another phone shows
stall-other-hint = Paste its line here. A newer one takes the place of the older.
stall-unread = That is no line of another phone.
stall-together = All phones together
refund-give = Give it back
refund-get = Get it back
refund-give-how = This is a new payment the other way; nothing is undone. Ask them to open this payment in their wallet and choose “Get it back”: then both receipts point to each other.
refund-get-how = This is a new payment the other way; nothing is undone. The other side opens this payment too, chooses “Give it back” and says how much.
refund-only = Only { $name } can take part: with anybody else nothing is paid.
refund-anybody = The other side never said who they are: look yourself that it is the same person.
refund-meet = Meet them now
refund-returned = returned: { $amount }
refund-receipt = See the return of { $amount }
refund-of = See the first payment
