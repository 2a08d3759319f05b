### Nederlands.
###
### Vaste woorden: coin = munt, community = gemeenschap, issuer = uitgever, on trust = op vertrouwen, in doubt = in twijfel,
### settle = regelen (afgerond), renew = vernieuwen, quarantined = in quarantaine, passphrase = wachtzin, wallet = portemonnee,
### purse = beurs, change = wisselgeld, receipt = bon.

## Everywhere

common-back = Terug
common-moment = Een ogenblik…
common-show = Toon
common-hide = Verberg
common-coins =
    { $count ->
        [one] één munt van { NUMBER($value) }
       *[other] { $count } munten van { NUMBER($value) }
    }
common-no-coins = geen munten

## Welcome: three cards, then the form that makes a wallet

welcome-title = Geld van mensen die je kent
welcome-card-1-title = Munten van je eigen gemeenschap
welcome-card-1-text = Een markt, een festival, een straat: mensen geven hun eigen munten uit en betalen elkaar ermee. Zonder bank en zonder account.
welcome-card-2-title = Betaal van mens tot mens
welcome-card-2-text = Twee telefoons kijken naar elkaars scherm. Dat is alles: er is geen netwerk nodig, ook niet voor wisselgeld.
welcome-card-3-title = De munten staan op dit toestel
welcome-card-3-text = Net als contant geld in een beurs: wie de munten heeft, bezit ze. Een wachtzin houdt de beurs dicht.
welcome-card-of = Kaart { NUMBER($card) } van { NUMBER($cards) }
welcome-next = Verder
welcome-create = Maak een portemonnee
welcome-form = Maak je portemonnee
welcome-name = Je naam
welcome-name-hint = Alleen voor jou: hij blijft op dit toestel.
welcome-passphrase = Wachtzin
welcome-passphrase-hint = Vier of vijf woorden zijn makkelijk te onthouden en moeilijk te raden.
welcome-again = Nog eens de wachtzin
welcome-strength-short = Te kort: minstens 8 tekens
welcome-strength-weak = Makkelijk te raden: voeg een paar woorden toe
welcome-strength-fair = Goed
welcome-strength-strong = Sterk
welcome-no-backup = Er is nog geen reservekopie: als de gegevens van deze browser worden gewist of je de wachtzin vergeet, zijn de munten voorgoed weg.
welcome-submit = Maak portemonnee
welcome-creating = Je portemonnee wordt gemaakt…
welcome-need-name = Vul een naam in.
welcome-need-longer = Kies een wachtzin van minstens 8 tekens.
welcome-need-same = De twee wachtzinnen verschillen.
welcome-storage = Je portemonnee is klaar
welcome-storage-asking = Deze browser wordt gevraagd je munten te bewaren…
welcome-storage-go = Open mijn portemonnee

## Unlock, and the screen of a second tab

unlock-title = Welkom terug
unlock-passphrase = Wachtzin
unlock-submit = Ontgrendel
unlock-trying = Ontgrendelen…
unlock-wrong = Deze wachtzin opent de portemonnee niet. Je munten zijn veilig; probeer het opnieuw.
unlock-forgotten = De wachtzin kan niet opnieuw worden ingesteld. Vergeten? Een reservekopie brengt de portemonnee terug.
unlock-elsewhere = Je portemonnee is open in een ander tabblad
unlock-elsewhere-do = Ga daar verder, of sluit dat tabblad: deze pagina opent dan vanzelf. Met twee tabbladen tegelijk zou een munt twee keer uitgegeven kunnen worden.

## When the app cannot go on: what happened to the money first, then why, then what to do

failed-title = Er ging iets mis
failed-money = Er is niets verloren: wat bewaard was, is nog bewaard, en er is niemand iets gezegd dat dat niet is.
failed-money-damaged = Er is niets veranderd en er is niemand iets gezegd. Welke van je munten nog te lezen zijn, is nog niet bekend.
failed-damaged = De bewaarde portemonnee is niet volledig te lezen en is daarom precies zo gelaten.
failed-damaged-do = Laad de pagina opnieuw. Komt dit terug, wis dan de gegevens van de browser niet: wat nog te redden is, zit erin. Bewaar een noodkopie.
failed-storage = De browser weigerde iets te bewaren.
failed-storage-do = Kijk of het toestel vrije ruimte heeft en of dit geen privévenster is; laad dan de pagina opnieuw.
failed-unsupported = Deze browser mist iets dat de portemonnee nodig heeft.
failed-unsupported-do = Gebruik een recente Chrome, Edge, Firefox of Safari, buiten een privévenster.
failed-worker = Een deel van de app is gestopt.
failed-worker-do = Laad de pagina opnieuw; wat open is, gaat verder waar het was.
failed-again = Laad de pagina opnieuw
failed-code = Code:
failed-file-save = Bewaar dit bestand
failed-file-means = Lees het voor je het stuurt: er staan geen namen, bedragen of sleutels in. Wie helpt, heeft je wachtzin en je 24 woorden niet nodig.
failed-file = Een bestand voor wie je helpt
failed-copy-none = De browser laat de bewaarde portemonnee niet lezen. Sluit al zijn vensters, start hem opnieuw en probeer het nog eens.
failed-copied = De noodkopie staat bij de downloads van je toestel. Ze gaat open zoals deze portemonnee, onder “Portemonnee terugzetten”. Zet haar eerst terug op een ander toestel of in een andere browser, en wis pas dan de gegevens van deze browser.
failed-copy-means = Alles wat bewaard is, verzegeld zoals het is. Teruggezet op een ander toestel of in een andere browser brengt ze terug wat nog te lezen is.
failed-copy = Bewaar een noodkopie
failed-newer-do = Laad met een netwerk de pagina opnieuw: ze haalt de latere versie op. Tot dan laat deze pagina de portemonnee met rust.
failed-newer = Een latere versie van de app heeft deze portemonnee bewaard. Deze pagina is nog een eerdere.
failed-taken-do = Ga daar verder, of sluit het en laad deze pagina opnieuw.
failed-taken = Een ander tabblad heeft de portemonnee overgenomen.
failed-start-do = Laad de pagina opnieuw. Helpt dat niet, werk dan de browser bij.
failed-start = De app kon niet starten.

## Home: what is held, what is open, what has happened

home-lock = Vergrendel
home-pay = Betaal
home-get-paid = Ontvang
home-balance = Saldo
home-issued-here = jij geeft deze uit
home-settled = afgerond
home-on-trust = op vertrouwen ontvangen
home-reserved = wacht
home-beside = Niet in het saldo
home-change-coming = wisselgeld komt
home-in-doubt = in twijfel
home-state-decides = { $state }: { $decides }
home-with-issuer = bij de uitgever
home-quarantined = in quarantaine
home-contested = betwist
home-decides-by = de uitgever beslist uiterlijk { $day }
home-decides-now = de uitgever kan nu beslissen
home-in-hand = Munten in de hand
home-empty = Je beurs is leeg
home-empty-do = Laat je betalen door iemand die munten heeft, of geef de eerste munten van je eigen gemeenschap uit.
home-issue-first = Geef eigen munten uit
home-issue = Geef munten uit
home-open = Nog niet klaar
home-pays = Je betaalt { $amount }
home-gets = Je krijgt { $amount }
home-person = met { $peer }
home-hand-over = Overhandigd
home-give-back = Wisselgeld
home-deadline = Het aanbod geldt tot { $time }.
home-tell-them = Ontmoet de ander opnieuw, zodat de andere portemonnee het ook weet.
home-meet-again = Ontmoet opnieuw
home-settle = Regel het met de uitgever
home-withdraw = Annuleer
home-movements = Laatste
home-no-movements = Hier komen de betalingen, elk met een bon.
home-issued = Uitgegeven
home-paid = Betaald
home-swapped = Gewisseld
home-received = Ontvangen
home-rolled-back = Niet gebeurd
home-given-back = Teruggegeven aan de uitgever
home-taken-back = Teruggenomen

## Coins, and one coin with every hand it has been in

coins-title = Munten
coins-all = Alle munten
coins-none = Hier zijn geen munten.
coins-filter = Welke munten?
coins-every = Alle
coins-lost = van iemand anders
pager-title = Bladzijden van deze lijst
pager-of = { NUMBER($first) } tot { NUMBER($last) } van { NUMBER($all) }
pager-range = { NUMBER($first) } tot { NUMBER($last) }
pager-back = Vorige bladzijde
pager-on = Volgende bladzijde
coins-days =
    { $count ->
        [0] verloopt vandaag
        [one] verloopt over één dag
       *[other] verloopt over { $count } dagen
    }
coins-expired = verlopen
coins-hands =
    { $count ->
        [0] geen handen meer
        [one] nog één hand
       *[other] nog { $count } handen
    }
coin-title = Munt
coin-loading = Elke overdracht wordt nagekeken…
coin-missing = Je hebt deze munt niet
coin-missing-do = Misschien is hij intussen betaald, of hoort hij bij een andere portemonnee.
coin-expires = Verloopt
coin-hands = Handen over
coin-renew = Ontmoet de uitgever om deze munt te laten vernieuwen: dan is hij afgerond en kan hij weer door al zijn handen.
coin-chain = Waar hij geweest is
coin-chain-how = Elke overdracht is zojuist nagekeken, op dit toestel: wie de munt doorgaf, heeft getekend.
coin-issued = Uitgegeven aan { $key }
coin-renewed = Door de uitgever vernieuwd voor { $key }
coin-from-to = Van { $giver } aan { $taker }
coin-this-wallet = deze portemonnee
coin-as-change = als wisselgeld
coin-verified = klopt
coin-not-verified = klopt niet
coin-holds = Elke handtekening klopt, en de keten eindigt bij deze portemonnee.
coin-broken = Deze keten klopt niet. Reken niet op deze munt voordat de uitgever hem heeft vernieuwd.

## Movements

movements-title = Bewegingen
movements-all = Alle bewegingen
movements-search = Zoek
movements-search-hint = Een notitie, een gemeenschap, een persoon of de andere portemonnee
movements-filter = Welke bewegingen?
movements-issuer = Met de uitgever
movements-none = Er is niets gevonden.
movements-save = Bewaar als tabel
movements-saving = De tabel wordt gemaakt…
movements-save-hint = Alles wat gevonden is, als CSV-bestand voor een rekenblad. Het is niet vergrendeld: wie het bestand heeft, kan het lezen.

## States of a payment: the word, and what it means for the person here

state-offered = wacht
state-offered-means = Je bood deze munten aan; ze zijn nog van jou. Ontmoet de ander opnieuw om verder te gaan, of annuleer.
state-prepared = in twijfel
state-prepared-means = Ontmoet de ander opnieuw, of regel het met de uitgever. Tot dan staat niet vast of je betaald bent, en blijft het gegeven wisselgeld vastgehouden.
state-committed = betaald
state-committed-means = Je hebt betaald. Ontmoet de ander opnieuw, zodat beide portemonnees het weten.
state-committed-change = betaald, wisselgeld komt
state-committed-change-means = Je hebt betaald. Ontmoet de ander opnieuw om je wisselgeld bruikbaar te maken.
state-received = op vertrouwen ontvangen
state-received-means = De munten zijn van jou en hun ketens kloppen. Dat niemand anders dezelfde munten kreeg, kan alleen de uitgever zeggen.
state-settled = afgerond
state-settled-means = Beide kanten weten het.
state-rolled-back = niet gebeurd
state-rolled-back-means = Alles is zoals het was.
state-abort-filed = in twijfel
state-abort-filed-means = Je vroeg de uitgever te beslissen of je betaald bent. Het gegeven wisselgeld blijft tot dan vastgehouden. Als je de betaler opnieuw ontmoet, kan het nog eerder afgerond zijn.

## Notices: storage, install, update, and what was just issued

notice-kept = Deze browser bewaart je munten, ook als de ruimte opraakt.
notice-not-kept = Deze browser kan je munten wissen als de ruimte opraakt. De app installeren of vaak gebruiken helpt.
notice-not-known = Deze browser zegt niet of hij je munten bewaart. Wis zijn gegevens niet.
notice-ask-again = Vraag opnieuw
notice-install = Zet JuiceTokens op je beginscherm
notice-install-why = Hij opent als elke andere app en werkt zonder netwerk.
notice-install-yes = Installeer
notice-later = Niet nu
notice-update = Er staat een nieuwe versie klaar.
notice-update-yes = Werk bij
notice-issued = { $amount } uitgegeven: de munten zijn in je hand.
notice-not-issued = Er zijn geen munten uitgegeven: { $why }.
notice-close = Sluit

## Issue coins

issue-title = Munten uitgeven
issue-intro = Munten zijn een belofte van wie ze uitgeeft: wie ze aanneemt, vertrouwt erop dat je gemeenschap ze inlost.
issue-community = Gemeenschap
issue-community-hint = Bijvoorbeeld Havenmarkt
issue-unit = Hoe heet er één?
issue-unit-hint = Bijvoorbeeld sap of uur
issue-scenario = Waarvoor zijn ze?
issue-scenario-hint = Bijvoorbeeld: één is een glas sap bij elke kraam
issue-coins = Hoeveel munten?
issue-coins-hint = Een mengsel van klein en groot maakt wisselen makkelijk.
issue-count = Munten van { NUMBER($value) }
issue-fewer = Eén minder van { NUMBER($value) }
issue-more = Eén meer van { NUMBER($value) }
issue-total = Samen
issue-preview = Wat je in de hand krijgt
issue-details = Vervaldatum en kenmerk
issue-valid-days = Hoeveel dagen geldig?
issue-valid-days-hint = 1 tot { 3650 }. Daarna kan er niet meer mee betaald worden.
issue-reference = Kenmerk van deze reeks
issue-reference-hint = Letters en cijfers, hoogstens 16. Het staat op elke munt.
issue-submit = Geef { $amount } uit
issue-submit-empty = Geef munten uit
issue-issuing = De munten worden gemaakt…
issue-need-community = Noem de gemeenschap, in hoogstens 48 letters.
issue-need-unit = Zeg hoe er één heet, in hoogstens 16 letters.
issue-need-scenario = Houd dit onder 80 letters.
issue-need-coins = Kies minstens één munt.
issue-need-days = Geef een aantal dagen van 1 tot { 3650 }.
issue-need-reference = Gebruik 1 tot 16 letters en cijfers, zonder accenten of spaties.

## Pay

pay-title = Betaal
pay-nothing = Je hebt nog geen munten om mee te betalen
pay-nothing-do = Laat je eerst betalen, of geef munten van je eigen gemeenschap uit.
pay-which = Welke munten?
pay-held = Je kunt { $amount } uitgeven.
pay-amount = Bedrag ({ $unit })
pay-keypad = Cijfertoetsen
pay-erase = Wis het laatste cijfer
pay-checking = Je munten worden geteld…
pay-exact = Je munten maken precies dit bedrag.
pay-needs-change = Je munten maken niet precies dit bedrag: de ander moet wisselgeld geven.
pay-nearest = Zonder wisselgeld kun je betalen
pay-too-much = Dat is meer dan je kunt uitgeven: { $amount }.
pay-go = Betaal { $amount }
pay-go-empty = Betaal
pay-asked = Betaal wat ze vragen
pay-asked-hint = Je ziet het bedrag en zegt ja voordat er iets betaald is.

## Get paid

receive-title = Ontvang
receive-amount = Bedrag
receive-amount-hint = Laat het leeg en de betaler kiest.
receive-memo = Notitie
receive-memo-hint = Waarvoor is het? Beide bonnen bewaren het.
receive-accept = Welke munten neem je aan?
receive-accept-full = Hoogstens vier soorten passen in één verzoek.
receive-new = Ook munten die nieuw voor mij zijn
receive-new-hint = Je ziet wie ze uitgaf en beslist voordat je ze aanneemt.
receive-nothing = Kies minstens één soort munten.
receive-go = Vraag { $amount }
receive-go-any = Laat de ander kiezen

## The exchange: two phones face to face

exchange-pay = Betaal { $amount }
exchange-pay-asked = Betaal wat ze vragen
exchange-receive = Ontvang { $amount }
exchange-receive-any = Ontvang
exchange-resume = Maak af wat open is
exchange-by-itself = Een betaling werd onderbroken. Houd de telefoon tegenover die van dezelfde persoon en ze gaat verder waar ze was.
exchange-resume-why = Houd de telefoon tegenover die van dezelfde persoon en het gaat verder waar het was.
exchange-own-code = Jouw code, voor de camera van de andere telefoon. Hij wisselt vanzelf.
exchange-camera = Wat jouw camera ziet
exchange-step-asked = gevraagd
exchange-step-offered = geboden
exchange-step-agreed = akkoord
exchange-step-paid = betaald
exchange-step-done = klaar
exchange-meeting = Houd beide telefoons tegenover elkaar, zodat elk de code van de ander ziet.
exchange-exchanging = Houd de telefoons tegenover elkaar.
exchange-sent-here = Komt binnen
exchange-sent-there = Gaat uit
exchange-of = { NUMBER($have) } van { NUMBER($need) }
exchange-compare = Gelijk op beide schermen?
exchange-compare-do = De vier plaatjes moeten op beide telefoons gelijk zijn.
exchange-digits = of als cijfers: { $digits }
exchange-same = Gelijk op beide
exchange-different = Verschillend
exchange-confirmed = Wachten tot de ander ook vergeleken heeft.
exchange-approve-pay = { $amount } van { $community } betalen?
exchange-approve-swap = { $amount } van { $community } wisselen?
exchange-pay-button = Betaal { $amount }
exchange-hand-over = Je geeft
exchange-get-back = Je krijgt terug
exchange-get = Je krijgt
exchange-no-change = Niets: het is gepast.
exchange-note = Notitie:
exchange-approve-receive = { $amount } aannemen?
exchange-receive-button = Neem { $amount } aan
exchange-new-issuer = Munten van { $community } zijn nieuw voor je. Neem ze alleen aan als je erop vertrouwt dat deze gemeenschap ze inlost; vergelijk de sleutel van de uitgever met iemand die hem kent.
exchange-issuer = Sleutel van de uitgever
exchange-expires = De eerste vervalt
exchange-decline = Nee, bedankt
exchange-silent = De andere telefoon is uit beeld. Houd de telefoons tegenover elkaar.
exchange-stop = Stop
exchange-stop-free = Er is nog niets betaald. Als je stopt, blijft elke munt waar hij is.
exchange-stop-offer = Je kunt nog stoppen: de munten die je aanbood, komen meteen bij je terug.
exchange-leave = Ga nu weg
exchange-leave-bound = Dit is hier niet meer te stoppen. Als je weggaat, blijft het open, en gaat het verder als jullie elkaar weer ontmoeten.
exchange-leave-paid = De munten zijn al van jou. De andere telefoon moet het nog horen: blijf nog even, of hij hoort het als jullie elkaar weer ontmoeten.
exchange-not-now = Niet nu
exchange-not-now-hint = Het blijft open; je vindt het op je beginscherm.
exchange-done-paid = { $amount } betaald
exchange-done-received = { $amount } ontvangen
exchange-done-swapped = { $amount } gewisseld
exchange-done-do = Blijf tegenover elkaar tot beide telefoons hetzelfde fruit tonen.
exchange-see-receipt = Bekijk de bon
exchange-stopped = Het is gestopt
exchange-stopped-do = Blijf nog even tegenover elkaar, zodat de andere telefoon het ook hoort.
exchange-home = Naar mijn portemonnee

## The camera: what is so, and what to do

camera-absent = Er is geen camera gevonden.
camera-absent-do = Gebruik de tekst hieronder: kopieer die van jou, plak die van de ander.
camera-denied = De camera is niet toegestaan.
camera-denied-do = Sta haar toe in de adresbalk van de browser en vraag opnieuw, of gebruik de tekst hieronder.
camera-lost = De camera is gestopt.
camera-lost-do = Vraag haar opnieuw; er is niets verloren.
camera-off = De camera staat uit.
camera-off-do = Zet haar aan om de andere code te zien.
camera-starting = De camera start.
camera-starting-do = Als de browser erom vraagt, sta het dan toe.
camera-watching = De camera kijkt.
camera-watching-do = Ongeveer een hand afstand werkt het best.
camera-retry = Vraag de camera opnieuw

## Codes as text, without a camera

by-text-title = Geen camera? Gebruik tekst
by-text-how = Stuur jouw tekst naar de ander, plak die van de ander hier, en herhaal tot er betaald is. Er staat niets in dat anderen kunnen uitgeven.
by-text-own = Jouw code als tekst
by-text-copy = Kopieer
by-text-share = Deel
by-text-copied = Gekopieerd.
by-text-not-copied = Kopiëren lukte niet: selecteer de tekst en kopieer hem zelf.
by-text-theirs = Plak hier die van de ander
by-text-give = Lees
by-text-given = Gelezen. Als die van jou hierboven veranderde, stuur hem dan opnieuw.
by-text-not-a-code = Dat is geen code van deze uitwisseling, of niet de hele. Er is niets veranderd: kopieer hem opnieuw.

## It stopped: why, and what to do. The reasons (refusal-…) follow a colon

problem-money-safe = Er is niets betaald. Elke munt is waar hij was.
problem-money-open = Er is niets nieuws betaald. Wat open is, blijft open, en je munten blijven bewaard.
problem-code = Code:
problem-amount-differs = De ander vraagt { $asked }, en jij typte { $typed }.
problem-amount-differs-do = Spreek het bedrag af en begin opnieuw.
problem-cannot-pay = Jouw munten en hun wisselgeld maken samen geen { $asked }.
problem-cannot-pay-do = Vraag om een ander bedrag. Deze kun je betalen:
problem-cannot-pay-none = Vraag om een ander bedrag, of wissel eerst munten met iemand.
problem-cannot-swap = De gevraagde portemonnee heeft geen andere munten die samen { $value } zijn.
problem-cannot-swap-do = Kies andere munten om te geven, of vraag het iemand anders.
problem-pay-instead = Betaal { $amount }
problem-cannot-be-paid = Met hun munten en jouw wisselgeld kan { $asked } niet.
problem-cannot-be-paid-do = Vraag een ander bedrag. Dit kunnen ze betalen:
problem-cannot-be-paid-none = Vraag een ander bedrag, of wissel eerst munten met iemand.
problem-ask-instead = Vraag { $amount }
problem-change-amount = Verander het bedrag
problem-other-coins = Kies andere munten
problem-again = Begin opnieuw
problem-deadline = Het duurde langer dan het aanbod gold.
problem-deadline-do = Begin opnieuw.
problem-misbehaved = De andere portemonnee zei iets dat niet klopt.
problem-misbehaved-do = Begin opnieuw. Gebeurt het weer, betaal deze persoon dan niet met deze app.
problem-other-version = De andere portemonnee spreekt een andere versie ({ $seen }).
problem-other-version-do = Open allebei de app één keer met netwerk, zodat hij bijwerkt, en begin opnieuw.
problem-refused = De andere portemonnee zei nee: { $reason }
problem-refused-here = Jouw portemonnee zei nee: { $reason }
problem-same-role = Beide telefoons kozen dezelfde kant.
problem-same-role-do = De een tikt op Betaal, de ander op Ontvang.
problem-other-purpose = De andere telefoon is hier niet om te betalen of betaald te worden: ze regelt het met de uitgever.
problem-other-purpose-do = Spreek één ding af: de een tikt op Betaal en de ander op Ontvang, of de een op Regel het met de uitgever en de ander op Regel het voor anderen.
problem-swapped-key = De sleutel van de andere portemonnee veranderde onderweg: misschien zit er iemand tussen.
problem-swapped-key-do = Ga dichter bij elkaar staan, laat niemand een scherm ertussen houden, en begin opnieuw.
problem-codes-differ = De codes verschillen: misschien zit er iemand tussen.
problem-codes-differ-do = Ga dichter bij elkaar staan, laat niemand een scherm ertussen houden, en begin opnieuw.
problem-peer-left = De ander ging weg voordat er iets op het spel stond.
problem-peer-left-do = Begin opnieuw als jullie allebei klaar zijn.
problem-cancelled = Een van jullie stopte het op tijd.
problem-cancelled-do = Begin opnieuw wanneer je wilt.
refusal-no-change = het wisselgeld kan niet gegeven worden.
refusal-no-change-do = Probeer een ander bedrag, of breng kleinere munten.
refusal-no-way = dit bedrag is niet te betalen.
refusal-no-way-do = Vraag om een ander bedrag.
refusal-no-version = de twee portemonnees hebben geen versie gemeen.
refusal-no-version-do = Werk beide apps bij met netwerk en begin opnieuw.
refusal-unreadable = een bericht was niet te lezen.
refusal-unreadable-do = Begin opnieuw.
refusal-signature = een handtekening klopt niet.
refusal-signature-do = Begin opnieuw. Gebeurt het weer, betaal dan niet met deze munten.
refusal-community = munten van deze gemeenschap worden niet aangenomen.
refusal-community-do = Kies andere munten, of vraag of ze deze zouden aannemen.
refusal-expired = een munt is vervallen.
refusal-expired-do = Betaal met munten die nog geldig zijn.
refusal-worn = een munt ging door te veel handen.
refusal-worn-do = Betaal met andere munten; deze moet terug naar de uitgever.
refusal-over-limit = het is boven de grens.
refusal-over-limit-do = Probeer een kleiner bedrag.
refusal-seen-before = een munt is eerder gezien: misschien is hij al uitgegeven.
refusal-seen-before-do = Neem hem niet aan. Vraag waar de munt vandaan komt.
refusal-declined = de persoon zei nee.
refusal-declined-do = Praat erover en begin opnieuw.
refusal-stopped = deze betaling was al gestopt.
refusal-stopped-do = Begin opnieuw.
refusal-out-of-turn = een bericht kwam voor zijn beurt.
refusal-out-of-turn-do = Begin opnieuw.
refusal-unknown = ze kent deze betaling niet.
refusal-unknown-do = Kijk of het dezelfde telefoon is als eerst.
refusal-amount = het bedrag verschilt van wat afgesproken was.
refusal-amount-do = Spreek het bedrag af en begin opnieuw.
refusal-not-all-shown = niet elke munt van de betaling is getoond, en de ontvanger heeft haar niet bevestigd.
refusal-not-all-shown-do = Ontmoet eerst de ontvanger, of kom terug met alle munten van die betaling.
refusal-spent-twice = een munt is twee keer uitgegeven.
refusal-spent-twice-do = Betaal met andere munten; alleen de uitgever van deze kan zeggen van wie hij is.
refusal-clocks = de twee klokken zijn het niet eens of een munt vervallen is.
refusal-clocks-do = Zet de klok van beide telefoons goed en begin opnieuw.
refusal-other-purpose = de twee telefoons zijn hier voor verschillende dingen.
refusal-other-purpose-do = Spreek één ding af en begin opnieuw.

## The receipt

receipt-title = Bon
receipt-paid = Je betaalde
receipt-received = Je kreeg
receipt-swapped = Munten gewisseld
receipt-loading = Elke munt wordt nagekeken…
receipt-missing = Deze bon is hier niet
receipt-missing-do = Deze portemonnee kent die betaling niet. Misschien hoort ze bij een andere portemonnee of browser.
receipt-community = Gemeenschap
receipt-when = Wanneer
receipt-peer = De andere portemonnee
receipt-note = Notitie
receipt-coins-paid = Betaalde munten
receipt-coins-back = Wisselgeld
receipt-coins-given = Munten die je gaf
receipt-coins-got = Munten die je kreeg
receipt-verified =
    { $count ->
        [one] { $count } overdracht, elke handtekening klopt
       *[other] { $count } overdrachten, elke handtekening klopt
    }
receipt-not-verified =
    { $count ->
        [one] { $count } overdracht, niet na te gaan
       *[other] { $count } overdrachten, niet na te gaan
    }
receipt-header = Betalingsnummer
receipt-header-hint = Gelijk op beide bonnen.
receipt-no-header = Nog geen: beide kanten hebben nog niet getekend.
receipt-done = Klaar

## What the camera sees, and other people’s codes

sight-goes-on = Verder waar je was. Houd de telefoons weer tegenover elkaar.
sight-blind = Jouw camera ziet hun code niet
sight-blind-do = Zet beide schermen op volle helderheid, houd lampen eruit, en houd de telefoons een of twee handen uit elkaar.
sight-other-way = Helpt dat niet, neem dan de camera achterop: dan gaat het om de beurt.
sight-other-way-use = Gebruik de camera achterop
sight-unseen-there = Jij ziet hun code, zij zien die van jou nog niet
sight-unseen-there-do = Zet je scherm op volle helderheid, kantel het weg van lampen, en houd het dichter bij hun camera.
sight-show-now = Houd je scherm voor de camera van de andere telefoon.
sight-read-now = Lees nu die van hen: richt de achterkant van deze telefoon op hun scherm.
sight-rest-now = Er is nu niets op te houden. Kijk wat hieronder gevraagd wordt.
sight-one-way = Om de beurt, met de camera achterop. Wat gelezen is, gaat niet verloren.
sight-both-ways = Weer tegenover elkaar
sight-cameras = Andere camera
sight-front = Voor
sight-rear = Achter
sight-unnamed = Camera { NUMBER($number) }
sight-torch-on = Licht aan
sight-torch-off = Licht uit
sight-missing = nog { NUMBER($missing) }
sight-not-ours = Dat is { $what }, geen code van een andere portemonnee als deze.
sight-untouched = Hier is niets veranderd.
sight-foreign-bbqr = een BBQr-code
sight-foreign-bitcoin = een Bitcoin-code
sight-foreign-cashu = een Cashu-token of -verzoek
sight-foreign-epc = een bankoverschrijving (EPC)
sight-foreign-lightning = een Lightning-code (LNURL of factuur)
sight-foreign-text = een tekst
sight-foreign-unknown = iets in een vorm die deze app niet kent
sight-foreign-ur = een UR van een andere app
sight-foreign-url = een webadres
sight-foreign-wifi = de sleutel van een wifinetwerk
sight-request = Er is een link gelezen die om { $amount } vraagt.
sight-request-open = Er is een link gelezen die om een betaling vraagt.
sight-request-take = Ga ermee naar Betaal
sight-close = Sluit
sight-same-pay = Beide telefoons kozen Betaal.
sight-same-pay-other = Ik ontvang
sight-same-receive = Beide telefoons kozen Ontvang.
sight-same-receive-other = Ik betaal
sight-same-do = Een van jullie tikt hier, op één telefoon; de ander houdt stil, en het gaat vanzelf verder.

## Settle with the issuer, and for the issuer: settle for others

settle-title = Regel het met de uitgever
settle-intro = Wie de munten uitgaf, kan met zekerheid zeggen wat van jou is. Dat doet hun telefoon, van mens tot mens; er is geen netwerk nodig.
settle-nothing = Er is geen uitgever om te ontmoeten
settle-nothing-do = Hier regel je het met de uitgevers van munten die je ontving. Je hebt er nog geen van anderen.
settle-clear = Alles is afgerond: er is deze uitgever niets te vragen.
settle-transfers =
    { $count ->
        [one] { $count } betaling
       *[other] { $count } betalingen
    }
settle-transfers-means = De uitgever schrijft betalingen op die gebeurd zijn, en beslist over die in twijfel.
settle-needs-quarantined = in quarantaine
settle-needs-quarantined-means = Misschien waren ze al uitgegeven voordat deze portemonnee werd teruggezet. Vernieuwing door de uitgever maakt ze vrij; teruggeven mag altijd.
settle-needs-contested = betwist
settle-needs-contested-means = Iemand vóór jou gaf ze twee keer uit. Alleen de uitgever kan zeggen of ze van jou zijn.
settle-needs-with-issuer = bij de uitgever
settle-needs-with-issuer-means = Je tekende ze over en het antwoord ontbreekt: het komt als jullie elkaar weer ontmoeten.
settle-needs-change = wisselgeld komt
settle-needs-change-means = De uitgever heeft de betaling opgeschreven waarvan dit het wisselgeld is. Is het vernieuwd, dan kun je ermee betalen.
settle-needs-worn = versleten
settle-needs-worn-means = Ze kunnen nog maar door een paar handen. Zijn ze vernieuwd, dan kunnen ze weer rondgaan.
settle-needs-on-trust = op vertrouwen ontvangen
settle-needs-on-trust-means = Je kunt ermee betalen. Zijn ze eenmaal vernieuwd, dan kan niemand ze meer opeisen.
settle-meet = Ontmoet de uitgever
settle-own-intro = Jij hebt deze munten uitgegeven, dus deze telefoon rekent ze zelf af. Voor jou gelden dezelfde regels als voor iedereen: over twijfel wordt beslist als de tijd om is, niet eerder.
settle-own-settle = Reken af met jezelf
settle-own-asking = Je portemonnee vraagt het aan zichzelf.
settle-give-back = Munten teruggeven
settle-give-back-means = Munten die je teruggeeft, zijn voorgoed weg: ze gaan uit je portemonnee en niemand kan er nog mee betalen. Spreek eerst af wat je ervoor krijgt; de mens achter de uitgever moet ja zeggen.
settle-give-back-held = Je kunt { $amount } teruggeven.
settle-give-back-exact = Je munten maken precies dit bedrag.
settle-give-back-not-exact = Je munten maken niet precies dit bedrag, en de uitgever geeft geen wisselgeld.
settle-give-back-nearest = Je kunt teruggeven
settle-give-back-too-much = Dat is meer dan je hebt: { $amount }.
settle-give-back-go = Geef { $amount } voorgoed terug
settle-give-back-go-empty = Geef munten terug
settle-coins =
    { $count ->
        [one] { $count } munt
       *[other] { $count } munten
    }
settle-home-needs = Nog niet afgerond: { $what }.
settle-home-blocked =
    { $coins ->
        [one] { $coins } munt kun je niet eerder uitgeven.
       *[other] { $coins } munten kun je niet eerder uitgeven.
    }
settle-home-give-back = Munten teruggeven
settle-serve = Regel het voor anderen
settle-meeting = Houd je telefoon tegenover die van de uitgever, waar “Regel het voor anderen” open is.
settle-serve-meeting = Houd je telefoon tegenover die van wie iets komt regelen, waar “Regel het met de uitgever” open is.
settle-exchanging = Houd de telefoons tegenover elkaar tot alles beantwoord is.
settle-done-do = Alles is gevraagd en beantwoord.
settle-with = Regelen met { $community }
settle-finished-with = Geregeld met { $community }
settle-finished = Geregeld
settle-done = Tot nu toe gedaan
settle-all-done = Wat er gedaan is
settle-none-yet = Nog niets.
settle-none-at-all = Er was niets te doen.
settle-left =
    { $count ->
        [one] Nog { $count } vraag
       *[other] Nog { $count } vragen
    }
settle-leave = Wat als gedaan vermeld staat, blijft gedaan. Als je weggaat, blijft de rest zoals het is, en wordt het gevraagd als jullie elkaar weer ontmoeten.
settle-next = Regel het voor de volgende
settled-renewed = { $amount } vernieuwd
settled-renewed-means = Afgerond: niemand anders kan deze munten opeisen, en ze kunnen weer door alle handen.
settled-given-back = { $amount } teruggegeven
settled-given-back-means = Deze munten zijn voorgoed weg.
settled-registered = Betaling van { $amount } opgeschreven
settled-registered-means = Ze staat vast, wat er ook met een van de telefoons gebeurt.
settled-filed = Betaling van { $amount }: de uitgever beslist uiterlijk { $day }
settled-filed-means = Heeft de betaler de uitgever dan niet laten zien dat ze gebeurd is, dan is ze niet gebeurd en is je wisselgeld weer van jou. Kom na die dag terug, of ontmoet de betaler eerder.
settled-voided = Betaling van { $amount } is niet gebeurd
settled-voided-means = De uitgever verklaarde haar nietig. Alles is zoals het was, en vastgehouden wisselgeld is weer van jou.
settled-received = { $amount } toch ontvangen
settled-received-means = De betaler had de uitgever laten zien dat het gebeurd is. De munten zijn van jou.
settled-dead = { $amount } is van iemand anders
settled-dead-means = Iemand betaalde eerst een ander met dezelfde munten. Je portemonnee bewaart de handtekeningen die laten zien wie; toon ze aan je gemeenschap.
settled-listening = De uitgever luistert alleen tot { $day }
settled-listening-means = De portemonnee van de uitgever is uit een reservekopie teruggezet en moet eerst leren wat ze tekende. Er is niets veranderd; kom na die dag terug.
settled-refused = De uitgever zei nee: { $why }
served-renewed = { $amount } vernieuwd
served-renewed-means = De houder heeft verse munten van dezelfde waarde; de oude handtekeningen blijven hier bewaard.
served-given-back = { $amount } teruggenomen
served-given-back-means = Deze munten zijn voorgoed uit omloop.
served-registered = Betaling van { $amount } opgeschreven
served-registered-means = Ze staat vast, wat de twee mensen later ook tonen.
served-filed = Betaling van { $amount }: jij beslist uiterlijk { $day }
served-filed-means = Toont niemand voor die tijd dat ze gebeurd is, dan verklaart je portemonnee haar nietig zodra ze weer gevraagd wordt.
served-voided = Betaling van { $amount } nietig verklaard
served-voided-means = Niemand toonde op tijd dat ze gebeurd is.
served-received = { $amount } aan de ontvanger gegeven
served-received-means = De betaler had laten zien dat het gebeurd is.
served-dead = { $amount } is van iemand anders
served-dead-means = Met deze munten werd eerst een ander betaald. De houder heeft de handtekeningen die laten zien wie het deed.
served-listening = Je portemonnee luistert alleen tot { $day }
served-listening-means = Ze is uit een reservekopie teruggezet en moet eerst leren wat ze tekende. Er is niets veranderd.
served-refused = Je portemonnee zei nee: { $why }
settle-take-back = { $amount } van { $community } terugnemen?
settle-take-back-means = De houder geeft deze munten voorgoed terug: ze gaan uit omloop. Zeg ja zodra jullie hebben afgesproken wat de houder ervoor krijgt.
settle-take-back-button = Neem { $amount } terug
settle-unknown-amount = een bedrag dat hier niet getoond is
settle-problem-money = Er is geen munt verloren. Wat als gedaan vermeld staat, is gedaan; al het andere is zoals het was.
settle-same-role = Beide telefoons kozen dezelfde kant.
settle-same-role-do = De houder tikt op Regel het met de uitgever, de uitgever op Regel het voor anderen.
settle-other-purpose = De andere telefoon is hier niet om het te regelen: ze betaalt, of vraagt om betaald te worden.
settle-other-purpose-do = Spreek één ding af: de een tikt op Regel het met de uitgever en de ander op Regel het voor anderen, of de een op Betaal en de ander op Ontvang.
settle-not-the-issuer = de andere portemonnee gaf deze munten niet uit.
settle-not-the-issuer-do = Ontmoet wie ze uitgaf; de naam staat boven de munten.
settle-peer-left = De andere telefoon ging weg voordat alles beantwoord was.
settle-peer-left-do = Ontmoet elkaar opnieuw: het gaat verder met wat over is.
settle-cancelled = Een van jullie stopte.
settle-cancelled-do = Ontmoet elkaar opnieuw wanneer je wilt: het gaat verder met wat over is.
settle-declined = de mens erachter besloot zo.
settle-declined-do = Er is niets teruggenomen. De munten zijn van jou zoals eerst: de uitgever heeft ze vernieuwd.

## Coins spent twice, and wallets put back from a backup

warning-spent-twice = Twee keer uitgegeven
warning-coin = Munt { $label } is twee keer uitgegeven
warning-coin-unknown = Een munt is twee keer uitgegeven
warning-culprit = De sleutel { $key } tekende hem aan twee mensen over. Iedereen kan het bewijs nakijken; je portemonnee geeft het door als je betaalt.
warning-ours = Die sleutel is van jou: een andere portemonnee uit dezelfde reservekopie is in gebruik, en beide geven dezelfde munten uit.
warning-ours-do = Ga met maar één van de twee verder. Zet de munten daarvan in quarantaine en regel het met de uitgever: alleen die kan zeggen welke munten nog van jou zijn.
warning-held = Je hebt deze munt. Tot de uitgever zegt of hij van jou is, staat hij niet in je saldo.
warning-held-do = Regel het met de uitgever, en vraag het aan wie je ermee betaalde.
warning-cleared = De uitgever heeft gezegd dat deze munt van jou is.
warning-cleared-do = Je hoeft niets te doen.
warning-lost = De uitgever heeft gezegd dat deze munt van iemand anders is: jij bent hem kwijt.
warning-lost-do = Vraag wie je ermee betaalde om het goed te maken. Het bewijs toont welke sleutel twee keer tekende: laat het je gemeenschap zien.
warning-not-held = Deze portemonnee heeft de munt niet.
warning-not-held-do = Je hoeft niets te doen.
warning-problem = Een munt van deze betaling is twee keer uitgegeven: de sleutel { $culprit } tekende hem aan twee mensen over, en je portemonnee heeft het bewijs.
warning-problem-do = Regel het met de uitgever voordat je met deze munten betaalt of ze aanneemt. Het bewijs staat op je beginscherm.
warning-learnt = Hier bekend sinds { $moment }
warning-quarantine = Zet mijn munten in quarantaine
warning-quarantine-means = Je kunt met geen munt van andere gemeenschappen betalen tot de uitgever hem vernieuwd heeft, en met de munten die je zelf hebt uitgegeven nooit meer: in hun plaats geef je nieuwe uit. Dat is hier niet terug te draaien; teruggeven blijft mogelijk.
warning-quarantine-yes = Zet ze allemaal in quarantaine
warning-quarantine-no = Laat ze zoals ze zijn
warning-restored = Teruggezet uit een reservekopie
warning-restored-means = Deze portemonnee is op { $day } uit een reservekopie teruggezet en heeft na die kopie misschien nog munten uitgegeven. Ze zijn in quarantaine: niet in je saldo, en er kan niet mee betaald worden.
warning-restored-do = Vernieuwing door de uitgever maakt ze vrij. Teruggeven mag altijd.
warning-restored-own = Munten die je zelf hebt uitgegeven, blijven voorgoed in quarantaine. Ze zijn misschien bij anderen, en dat weet niemand behalve wie ze brengt. Geef nieuwe munten uit in hun plaats: je verliest er niets aan.

## De commissie: meer mensen regelen het samen

committee-title = Commissie
committee-means = Meer mensen regelen het samen voor een gemeenschap: niemand van hen kan alleen beslissen, bedriegen of gemist worden. Hun telefoons zijn rechtstreeks verbonden; gedeelde wifi of een hotspot is genoeg, zonder internet.
committee-people = Wie erin zit
committee-me = deze telefoon
committee-linked = verbonden
committee-away = buiten bereik
committee-has-founded = heeft ingestemd
committee-how-many = Een commissie heeft 4, 7, 10 of 13 leden. Verbind de telefoons van hen allen met één van deze telefoons: dat is genoeg.
committee-link = Verbind een telefoon
committee-link-stop = Stop met verbinden
committee-linking = Houd de twee telefoons tegenover elkaar
committee-linking-how = Open op beide “Verbind een telefoon”. Elk leest de code van de ander; dan zijn ze verbonden.
committee-code-shown = De code voor de andere telefoon
committee-by-text = Zonder camera
committee-paste = De code van de andere telefoon als tekst
committee-no-network = Deze telefoon zit in geen netwerk waarin de andere kan zitten. Ga samen op één wifi, of laat één telefoon een hotspot openen; internet is niet nodig.
committee-unsupported = Deze browser kan niet met andere telefoons verbonden worden.
committee-found = Richt een commissie op van deze { NUMBER($people) }
committee-compare = Toont elke telefoon dit getal?
committee-compare-means = Lees het hardop voor. Stem alleen in als alle hetzelfde tonen: dan staat er niemand tussen de telefoons.
committee-agree = Overal hetzelfde: ik stem in
committee-waits = Wachten tot de anderen instemmen.
committee-step-back = Richt haar niet op
committee-reach =
    { $reached ->
        [one] Eén lid is bereikbaar; { NUMBER($quorum) } beslissen samen.
       *[other] { NUMBER($reached) } leden zijn bereikbaar; { NUMBER($quorum) } beslissen samen.
    }
committee-open = Houd deze portemonnee open zolang je het voor anderen regelt. Wie er niet was, hoort later wat besloten is. Een portemonnee die uit een back-up is teruggezet, zit in geen commissie meer.
committee-issue = Geef munten uit waarvoor zij het regelt
committee-issue-together = Mijn commissie regelt het voor deze munten
committee-issue-together-hint = Anders doet deze portemonnee het alleen.
committee-failed = Wat deze portemonnee voor haar commissie bewaart, is niet te lezen. Ze zegt daar liever niets dan iets verkeerds; je munten zijn veilig.
committee-unseated = Een ander toestel, of een latere kopie van deze portemonnee, spreekt in deze commissie namens jou. Deze zit er niet meer in, zodat niemand je op twee woorden kan betrappen. Je munten zijn veilig; de anderen gaan door.

## Settings

settings-title = Instellingen
settings-language = Taal
settings-language-missing = Die taal kon niet worden geladen. Laad de pagina opnieuw met een netwerk en probeer het nog eens.
settings-dial = Hoeveel je op vertrouwen aanneemt
settings-dial-means = Zonder netwerk kan niemand zien of een munt ook aan een ander is gegeven. Wat de uitgever nog niet voor je vernieuwd heeft, is daarom op vertrouwen, en deze grenzen zeggen hoeveel je daarvan aanneemt: per soort munten, binnen 24 uur. Munten rechtstreeks van de uitgever tellen niet mee.
settings-each-stranger = Van één onbekende
settings-each-stranger-hint = Tot hier neemt je portemonnee munten aan zonder te vragen.
settings-all-strangers = Van alle onbekenden samen
settings-all-strangers-hint = Een menigte onbekenden kan je niet meer schuldig zijn dan dit.
settings-each-person = Van een bekende
settings-each-person-hint = Voor mensen van wie je hebt gezegd dat je ze kent.
settings-ask-up-to = Vraag mij tot
settings-ask-up-to-hint = Boven de grenzen hierboven wordt het je gevraagd, tot zoveel van één persoon. 0: nooit vragen, meteen weigeren.
settings-hops = Handen waardoor een munt ging
settings-hops-hint = Geteld sinds de uitgever hem het laatst zag.
settings-age-days = Dagen sinds de uitgever een munt zag
settings-age-days-hint = Over oudere munten wordt het je gevraagd.
settings-empty = Leeg betekent geen grens.
settings-keep = Bewaar deze grenzen
settings-kept = Deze grenzen gelden.
settings-reset = Terug naar de standaard
settings-order = “Van één onbekende” is meer dan “van alle onbekenden samen”: de kleinste van de twee geldt.
settings-backup = Teruggezet uit een reservekopie?
settings-backup-means = Als de gegevens van dit toestel uit een kopie zijn teruggezet, of een ander toestel dezelfde kopie gebruikt, kunnen er munten uitgegeven zijn die deze portemonnee nog toont.
settings-backup-done = De munten van deze portemonnee zijn in quarantaine gezet. Regel het met de uitgevers om ze weer te gebruiken.

## Why coins are taken, or asked about

reason-title-asked = Wat ervoor spreekt en wat ertegen
reason-title-taken = Waarom je portemonnee de munten aannam
reason-speaks-for = ervoor:
reason-speaks-against = ertegen:
reason-no-limit = geen
reason-issuer-is-payer = Niets is op vertrouwen: de munten komen rechtstreeks van de uitgever.
reason-own-issue = Niets is op vertrouwen: dit zijn munten van jezelf die thuiskomen.
reason-within-stranger = Op vertrouwen van deze onbekende binnen een dag: { $sum }. Je grens: { $limit }.
reason-within-strangers = Op vertrouwen van alle onbekenden binnen een dag: { $sum }. Je grens: { $limit }.
reason-known-person = Op vertrouwen van deze bekende binnen een dag: { $sum }. Je grens: { $limit }.
reason-over-stranger = Op vertrouwen van deze onbekende binnen een dag: { $sum }. Dat is boven je grens van { $limit }.
reason-over-strangers = Op vertrouwen van alle onbekenden binnen een dag: { $sum }. Dat is boven je grens van { $limit }.
reason-over-person = Op vertrouwen van deze persoon binnen een dag: { $sum }. Dat is boven je grens van { $limit }.
reason-over-ask = Op vertrouwen van deze persoon binnen een dag: { $sum }. Boven { $limit } vraagt je portemonnee het niet eens.
reason-person-agreed = Het werd je gevraagd, en je zei ja.
reason-too-many-hops =
    { $hops ->
        [one] Een munt ging door { $hops } hand sinds de uitgever hem zag. Je grens: { NUMBER($limit) }.
       *[other] Een munt ging door { $hops } handen sinds de uitgever hem zag. Je grens: { NUMBER($limit) }.
    }
reason-too-old =
    { $days ->
        [one] De uitgever zag een munt { $days } dag geleden voor het laatst. Je grens: { NUMBER($limit) }.
       *[other] De uitgever zag een munt { $days } dagen geleden voor het laatst. Je grens: { NUMBER($limit) }.
    }
reason-clock-doubtful = De twee klokken spreken elkaar tegen, dus gelden de grenzen voor een onbekende.
reason-convicted = Een bewijs van bedrog noemt de sleutel van deze persoon.
reason-over-limit = Dat zou { $on-trust } op vertrouwen zijn, en wie het krijgt, neemt nu { $limit } aan.
reason-over-limit-do = Spreek een kleiner bedrag af, laat de munten eerst door de uitgever vernieuwen, of verander de grenzen in de instellingen van wie ze krijgt.

## The 32 symbols of the verification code: short, and unlike one another when said aloud

symbol-sun = zon
symbol-moon = maan
symbol-star = ster
symbol-cloud = wolk
symbol-lightning = bliksem
symbol-drop = druppel
symbol-flame = vlam
symbol-mountain = berg
symbol-tree = boom
symbol-leaf = blad
symbol-flower = bloem
symbol-apple = appel
symbol-cherry = kers
symbol-mushroom = paddenstoel
symbol-fish = vis
symbol-heart = hart
symbol-house = huis
symbol-key = sleutel
symbol-bell = bel
symbol-boat = boot
symbol-anchor = anker
symbol-umbrella = paraplu
symbol-cup = kopje
symbol-hat = hoed
symbol-book = boek
symbol-lamp = lamp
symbol-flag = vlag
symbol-crown = kroon
symbol-ladder = ladder
symbol-wheel = wiel
symbol-clock = klok
symbol-letter = brief

## Safety: what opens the wallet, and what brings it back

unlock-wait =
    { $seconds ->
        [one] Dat was een paar keer fout. Over een seconde kan het opnieuw.
       *[other] Dat was een paar keer fout. Over { $seconds } seconden kan het opnieuw.
    }
unlock-passkey = Openen met dit toestel
welcome-passkey = Gebruik het slot van dit toestel
passkey-declined = Het toestel gaf geen antwoord. Er is niets veranderd.
passkey-without-secret = Het slot van dit toestel kan geen portemonnee openen. Gebruik een wachtzin.
safety-title = Reservekopie en slot
safety-means = Wat de portemonnee terugbrengt als de telefoon weg is, en wat hem opent.
safety-open = Openen
safety-backup = Reservekopie
safety-backup-means = Eén bestand met al je munten en sleutels, gesloten met een wachtzin. Bewaar het ergens anders dan op dit toestel. Munten die later komen of gaan staan er niet in: maak af en toe een nieuwe.
safety-none = Er is nog geen reservekopie. Raakt dit toestel weg, dan zijn de munten weg.
safety-old = De laatste reservekopie is van { $moment }. Daarna is er iets veranderd.
safety-good = De reservekopie van { $moment } bevat alles.
safety-backup-do = Reservekopie maken
safety-backup-how = Kies een wachtzin voor het bestand. Het mag die van deze portemonnee zijn. Zonder die zin opent niemand het bestand, jij ook niet.
safety-backup-done = Je hebt een reservekopie. Leg het bestand ergens veilig, en probeer het eens.
safety-test-do = Reservekopie proberen
safety-test-how = Opent een reservekopie en zegt wat die terug zou brengen. Er verandert niets aan deze portemonnee.
safety-choose = Bestand kiezen
safety-need-file = Kies eerst een bestand.
safety-file-passphrase = Wachtzin van het bestand
safety-current = Wachtzin van deze portemonnee
safety-need-current = Typ de wachtzin.
safety-new = Nieuwe wachtzin
safety-wrong = Die wachtzin opent deze portemonnee niet. Er is niets veranderd.
safety-tested = Deze reservekopie brengt alles terug wat erin zit.
safety-tested-partly =
    { $count ->
        [one] Eén munt in dit bestand is zijn geschiedenis kwijt en is niet uit te geven.
       *[other] { $count } munten in dit bestand zijn hun geschiedenis kwijt en zijn niet uit te geven.
    }
safety-tested-from = Portemonnee { $name }, { $moment }
safety-tested-coins =
    { $count ->
        [one] { $community }: { $amount }, één munt
       *[other] { $community }: { $amount }, { $count } munten
    }
safety-tested-movements =
    { $count ->
        [one] Eén beweging
       *[other] { $count } bewegingen
    }
safety-foreign = Dit is geen reservekopie van een portemonnee. Er is niets veranderd.
safety-newer = Deze reservekopie is van een nieuwere versie van de app (formaat { NUMBER($version) }). Werk de app bij en probeer opnieuw.
safety-unopenable = De wachtzin opent dit bestand niet, of het bestand is beschadigd. Er is niets veranderd.
safety-damaged = Het bestand gaat open, maar is niet te lezen. Er is niets veranderd. Probeer een eerdere reservekopie.
safety-exhausted = Dit toestel heeft te weinig geheugen om het bestand te openen. Sluit andere apps en probeer opnieuw.
safety-words = 24 woorden
safety-words-means = Op papier brengen deze woorden je sleutels terug: wie je bent als uitgever, en niets van wat je hebt. Munten komen alleen terug uit een reservekopie.
safety-words-do = Woorden tonen
safety-words-how = Zorg dat niemand meekijkt. Wie deze woorden heeft, heeft je sleutels.
safety-words-shown = Schrijf ze op papier, in deze volgorde. Niemand van JuiceTokens zal er ooit om vragen.
safety-words-written = Ik heb ze opgeschreven
safety-locks = Wat deze portemonnee opent
safety-passphrase-do = Wachtzin wijzigen
safety-passphrase-add = Wachtzin toevoegen
safety-passphrase-how = Daarna opent alleen de nieuwe deze portemonnee. Reservekopieën houden de wachtzin waarmee ze gemaakt zijn.
safety-passphrase-done = De nieuwe wachtzin opent deze portemonnee.
safety-passkey-do = Slot van dit toestel toevoegen
safety-passkey-how = Een vingerafdruk, gezicht of de code van het toestel opent dan ook de portemonnee. De wachtzin blijft werken.
safety-passkey-done = Het slot van dit toestel opent voortaan de portemonnee.
safety-passkey = Toestelslot { NUMBER($number) }
safety-passkey-remove = Verwijderen
safety-removal-how = Het slot van het toestel opent deze portemonnee dan niet meer. Wat blijft moet hem nu openen, zodat niemand buitengesloten raakt.
safety-removal-done = Het slot van het toestel is verwijderd.
safety-lock-refused = Dit slot kon niet worden ingesteld. Wat de portemonnee opende, opent hem nog.
safety-unsaved = Deze browser kon het bestand niet bewaren. Er is geen reservekopie; probeer een andere browser.
safety-use-passkey = Slot van dit toestel gebruiken
safety-nag = Er is geen reservekopie van deze portemonnee. Is de telefoon weg, dan zijn de munten weg.
safety-nag-old = Je laatste reservekopie heeft de nieuwste munten niet.

## Putting a wallet back

restore-title = Portemonnee terugzetten
restore-file = Uit een reservekopie
restore-file-means = Een reservekopie of een noodkopie: brengt sleutels, munten en bewegingen terug zoals ze waren.
restore-file-quarantine = De munten beginnen in quarantaine: ze kunnen na de reservekopie zijn uitgegeven. De uitgever vernieuwt ze als jullie elkaar treffen.
restore-phone = Van de oude telefoon
restore-phone-means = Als je hem nog hebt: hij betaalt alles over, en niets hoeft vernieuwd.
restore-phone-1 = Maak op deze telefoon een nieuwe portemonnee.
restore-phone-2 = Op beide telefoons: Instellingen, dan “Reservekopie en slot”, dan “Naar een nieuwe telefoon”.
restore-phone-3 = Tik op beide de betalingen door. Zegt de oude telefoon dat alles over is, maak dan hier een reservekopie.
restore-phone-issuer = Geef je zelf munten uit, gebruik dan een reservekopie: de sleutel van een uitgever kan niet overbetaald worden.
restore-words = Uit 24 woorden
restore-words-means = Brengt alleen sleutels terug, en geen munten.
restore-words-only = De woorden brengen je sleutels terug. Munten zitten er niet in: heb je een reservekopie, gebruik die.
restore-typed-words = De 24 woorden
restore-typed-words-hint = In hun volgorde, met spaties ertussen.
restore-need-words = Typ de woorden.
restore-words-count =
    { $count ->
        [one] Dat is één woord; het zijn er 24. Er is niets veranderd.
       *[other] Dat zijn { $count } woorden; het zijn er 24. Er is niets veranderd.
    }
restore-words-unknown = Woord { NUMBER($number) } staat niet op de lijst. Kijk of er een schrijffout in zit.
restore-words-checksum = Alle woorden bestaan, maar ze horen niet bij elkaar. Klopt de volgorde?
restore-submit = Terugzetten
restore-outcome = Je portemonnee is terug
restore-back = Is terug
restore-needs = Heeft iemand nodig
restore-lost = Kan niet terugkomen
restore-file-back = Je sleutels, je bewegingen en je munten, in quarantaine.
restore-file-needs = De munten: hun uitgever vernieuwt ze als je het regelt. Open betalingen: de andere portemonnee, of de uitgever.
restore-file-lost = Wat je na de reservekopie ontving, en munten die je daarna uitgaf.
restore-words-back = Je sleutels: als uitgever ben je met dezelfde sleutel bekend.
restore-words-needs = Mensen die je iets schuldig zijn of jouw munten hebben: zij tonen wat ze hebben als jullie elkaar treffen.
restore-words-lost = De munten die op het verloren toestel stonden, en de bewegingen.
restore-read = Begrepen

## Health: what is stored, whether it stays, and what to do

health-title = Gezondheid
health-means = Of je munten blijven waar ze zijn, en wat dit toestel kan.
health-well = Alles is in orde: je hoeft hier niets te doen.
health-storage = Opslag
health-not-kept-do = Maak een reservekopie. Installeer de app, gebruik hem een paar dagen en vraag het opnieuw: de meeste browsers stemmen dan toe.
health-used = { $used } MB is in gebruik, van de { $quota } MB die de browser geeft.
health-full-do = Er is weinig ruimte over. Verwijder iets anders van dit toestel, anders kunnen betalingen straks niet bewaard worden.
health-place = App of tabblad
health-installed = JuiceTokens is geïnstalleerd: het draait als een eigen app.
health-tab = JuiceTokens draait in een tabblad van de browser.
health-update = Bijwerken
health-update-do = Een nieuwe versie is opgehaald. Ze neemt het over als jij dat zegt; je portemonnee blijft.
health-newest = Er wacht geen nieuwere versie.
health-time = Tijd
health-time-verified = { NUMBER($agreeing) } van { NUMBER($clocks) } klokken zijn het eens, deze inbegrepen.
health-time-consensus = Een andere klok is het eens met deze, en ook een datum die anderen hebben ondertekend.
health-time-inadequate = Niemand heeft de klok van dit toestel al bevestigd; elke betaling vergelijkt er twee. Tot dan kunnen munten die bijna verlopen geweigerd worden. Al het andere werkt.
health-time-bound = Anderen hebben ondertekend dat het later is dan { $moment }.
health-time-corrected = De klok van dit toestel loopt daarop achter en wordt niet geloofd.
health-sign-ahead =
    { $count ->
        [one] De klok van dit toestel werd een minuut vooruitgezet terwijl de app liep.
       *[other] De klok van dit toestel werd { $count } minuten vooruitgezet terwijl de app liep.
    }
health-sign-back =
    { $count ->
        [one] De klok van dit toestel werd een minuut teruggezet terwijl de app liep.
       *[other] De klok van dit toestel werd { $count } minuten teruggezet terwijl de app liep.
    }
health-sign-behind =
    { $count ->
        [one] De klok van dit toestel loopt een minuut achter op wat anderen ondertekenden.
       *[other] De klok van dit toestel loopt { $count } minuten achter op wat anderen ondertekenden.
    }
health-sign-peer-back = De klok van iemand die je trof, ging tussen twee betalingen terug.
health-sign-peer-ahead = De klok van iemand die je trof, liep voor net toen munten gingen verlopen.
health-time-do = Laat het systeem datum en tijd zelf instellen en kijk hier dan opnieuw.
health-device = Dit toestel
health-has = Het heeft: { $parts }.
health-lacks = De browser biedt niet: { $parts }.
health-camera = camera
health-share = delen met andere apps
health-passkey = toestelslot
health-bluetooth = Bluetooth
health-nfc = NFC
health-no-camera-do = Zonder camera gaan betalingen via teksten die je kopieert en plakt.
health-radio = JuiceTokens gebruikt geen Bluetooth en geen NFC.
health-versions = Versies en aantallen
health-stored = Munten: { $coins }. Bewegingen: { $movements }. Bewaarde wijzigingen: { $changes }.
health-formats = App { $app } ({ $build }), protocol { NUMBER($protocol) }, database { NUMBER($database) }, kop { NUMBER($header) }.
health-file-open = Lees het bestand

## Install: how, and how a wallet gets into the app

install-title = JuiceTokens installeren
install-how = Zo gaat het hier
install-phone-1 = Tik op de deelknop van de browser: een vierkant met een pijl omhoog.
install-phone-2 = Kies “Zet op beginscherm” en dan “Voeg toe”.
install-phone-3 = Open JuiceTokens van daaruit en gebruik je portemonnee alleen daar.
install-desk-1 = Open het menu “Archief” van Safari.
install-desk-2 = Kies “Voeg toe aan Dock” en dan “Voeg toe”.
install-menu = Open het menu van de browser en kies “Installeren” of “Toevoegen aan startscherm”, als dat er staat. De app heeft dezelfde portemonnee als dit tabblad.
install-why = Waarom dat hier telt
install-rule = Safari wist wat een pagina bewaard heeft als je er zeven dagen niet was. Een geïnstalleerde app wordt niet gewist.
install-apart = Het tabblad en de geïnstalleerde app delen niets: een portemonnee in het een zit niet in het ander.
install-before = Installeer het voordat er iets in je portemonnee zit
install-move = Zet deze portemonnee over naar de app
install-move-pay = Met betalingen
install-move-pay-how = Maak in de app een portemonnee en betaal alles over. Op één telefoon kopieer je de teksten heen en terug: achteraf hoeft niets vernieuwd.
install-move-file = Met een bestand
install-move-file-1 = Maak hier een reservekopie.
install-move-file-2 = Stop dit tabblad met de knop hieronder: twee portemonnees die met dezelfde munten betalen, gelden als bedrog.
install-move-file-3 = Kies in de app “Portemonnee terugzetten” en het bestand. De munten wachten daar tot hun uitgevers ze hebben vernieuwd.

## Moving to a new phone: one payment after another

handover-title = Naar een nieuwe telefoon
handover-means = De oude telefoon betaalt alles aan de nieuwe, de ene soort munten na de andere. Achteraf hoeft niets vernieuwd.
handover-old = Dit is de oude telefoon
handover-new = Dit is de nieuwe telefoon
handover-next = Betaal { $amount } over
handover-left =
    { $count ->
        [one] Er is nog één betaling.
       *[other] Er zijn nog { $count } betalingen. Een betaling verplaatst hoogstens 63 munten.
    }
handover-done =
    { $count ->
        [one] Eén betaling is klaar.
       *[other] { $count } betalingen zijn klaar.
    }
handover-all = Alles wat mee kan, is over.
handover-stays = Wat hier blijft, en waarom
handover-bound = zit vast in een betaling die nog open is. Maak die eerst af.
handover-issuer = wacht op de uitgever. Regel dat eerst; dan kan het mee.
handover-worn = ging door zoveel handen als mag. De uitgever vernieuwt het.
handover-paper = staat op papier. Bewaar het papier: de code is op elke telefoon evenveel waard.
handover-gone = is verlopen, of is van iemand anders.
handover-issuing = Jij geeft { $community } uit: de sleutel van een uitgever kan niet overbetaald worden. Houd daarvoor deze telefoon, of zet in plaats daarvan een reservekopie terug op de nieuwe.
handover-history = Je bewegingen en bonnen blijven op deze telefoon. Bewaar ze eerst als tabel als je ze nodig hebt.
handover-new-means = Tik hier telkens als de oude telefoon een betaling heeft, houd ze tegenover elkaar en vergelijk de plaatjes.
handover-take = Neem de volgende betaling
handover-after = Is alles er, maak dan hier een reservekopie. Wis pas daarna de oude telefoon.
handover-end = Klaar

## The lock that closes by itself

autolock-soon = Je portemonnee gaat zo op slot. Raak het scherm aan om hem open te houden.
autolock-stay = Open houden
autolock-closed = Hij ging op slot omdat niemand hem een tijd aanraakte.
autolock-kept = Wat je had getypt, is er nog.
autolock-title = Vanzelf op slot
autolock-means = Na zo lang zonder aanraking, ook met het scherm uit. Nooit tijdens een betaling.
autolock-minutes =
    { $count ->
        [one] 1 minuut
       *[other] { $count } minuten
    }
autolock-never = Nooit

## Backups once more: when a file counts, and what did not come back

safety-given = Kijk in je downloads: staat { $name } erin? Het telt als reservekopie zodra je het hebt.
safety-given-yes = Ik heb het bestand
safety-given-again = Nog eens bewaren
restore-gap = Kwam niet terug
restore-lost-changes =
    { $count ->
        [one] De laatste wijziging was niet meer te lezen.
       *[other] De laatste { $count } wijzigingen waren niet meer te lezen.
    }

## Mensen: wie zich voorstelt, en wie je hebt opgeschreven

people-title = Mensen
people-own = je andere toestel
people-own-means = het heeft je eigen identiteit
people-said = “{ $name }”
people-unknown = stelde zich niet voor
people-introduced = niet bij je contacten
people-contact = bij je contacten
people-known = je kent deze persoon
people-blocked = geblokkeerd
people-add = Bij contacten zetten
people-contacts = Contacten
people-met = Ontmoet, niet bij je contacten
people-last = laatst op { $moment }
people-empty = Nog niemand hier
people-empty-do = Als iemand die zich voorstelt jou betaalt of betaald wordt, kun je die vanaf de bon toevoegen. De volgende keer herkennen de portemonnees elkaar en zijn er geen plaatjes te vergelijken.
people-introduce = Mij voorstellen
people-introduce-means = Je stelt je niet voor, dus niemand kan je herkennen. Dat is aan jou.

person-title = Persoon
person-missing = Niemand is bekend met deze sleutel
person-missing-do = Wie zich voorstelt als jullie elkaar betalen, krijgt hier een bladzijde.
person-said = Noemt zich { $name }
person-key = Identiteit:
person-trust = Hoe ver je portemonnee hen vertrouwt
person-is-known = Je kent deze persoon: tot { $limit } van elke soort munten op vertrouwen per dag.
person-is-own = Dit ben jij, op een ander toestel: tot { $limit } van elke soort munten op vertrouwen per dag.
person-is-contact = Staat bij je contacten. Zolang je niet zegt dat je deze persoon kent, geldt de grens voor een onbekende: { $limit } van elke soort munten op vertrouwen per dag.
person-is-stranger = Iedereen kan zich noemen zoals hij wil. De grens voor een onbekende geldt: { $limit } van elke soort munten op vertrouwen per dag.
person-is-blocked = Je portemonnee neemt niets van deze persoon aan en betaalt niets. Wie komt zonder zich voor te stellen, is niet van anderen te onderscheiden.
person-added = Bij je contacten sinds { $day }.
person-payments =
    { $count ->
        [one] Eén betaling, op { $day }.
       *[other] { $count } betalingen, de laatste op { $day }.
    }
person-on-trust = Op vertrouwen van deze persoon in de afgelopen dag: { $amounts }.
person-proofs =
    { $count ->
        [one] Een sleutel van deze persoon gaf een munt aan twee mensen; je portemonnee heeft het bewijs. Een portemonnee die uit een reservekopie kwam kan dat per ongeluk doen: vraag het.
       *[other] Sleutels van deze persoon gaven { $count } munten aan twee mensen; je portemonnee heeft de bewijzen. Een portemonnee die uit een reservekopie kwam kan dat per ongeluk doen: vraag het.
    }
person-name = Naam
person-name-hint = Zoals jij deze persoon noemt. Alleen voor jou.
person-note-hint = Alleen voor jou.
person-keep = Bewaren
person-know = Ik ken deze persoon
person-know-hint = Dan geldt je grens voor bekenden. Zeg het als je deze persoon zou terugvinden.
person-no-movements = Nog niets tussen jullie.
person-block = Blokkeren
person-unblock = Niet meer blokkeren
person-block-means = Van wie je blokkeert neemt je portemonnee niets aan. De ander hoort niet waarom. Wat nog openstaat wordt gewoon afgemaakt.
person-remove = Van de contacten halen
person-remove-means = Naam en notitie worden gewist, en deze persoon is weer een onbekende. Betalingen en bonnen blijven.
person-remove-yes = Eraf halen
person-remove-no = Laten staan

exchange-recognised = Je portemonnee heeft deze persoon herkend: niemand staat ertussen.
exchange-they-compare = Aan deze kant valt niets te vergelijken. Wachten tot de ander vergeleken heeft.

profile-title = Stel je voor
profile-means = Elke dag toont je portemonnee een nieuwe sleutel, zodat niemand je kan volgen. Als je je voorstelt, leert wie jou betaalt of door jou betaald wordt je naam kennen en herkent die je voortaan, op elk toestel en elke dag.
profile-introduce = Stel mij voor als ik betaal of betaald word
profile-introduce-hint = Mensen zien het nadat jullie de plaatjes hebben vergeleken. Wie bij jouw contacten staat en jou bij de zijne heeft, herkent je meteen; dan valt er niets te vergelijken.
profile-name = Mijn naam voor anderen
profile-name-hint = Kort: hoogstens 32 letters.
profile-picture = Dit is je plaatje op andere telefoons. Identiteit:
profile-keep = Bewaren
profile-kept = Je stelt je voor.
profile-kept-off = Je stelt je aan niemand voor.

reason-blocked = Je hebt deze persoon geblokkeerd.
problem-blocked = Je hebt deze persoon geblokkeerd.
problem-blocked-do = Wil je weer met deze persoon te maken hebben, haal de blokkade dan weg op de bladzijde onder Mensen.
problem-other-person = Dit is niet met wie die betaling was, of ze zeggen niet wie ze zijn.
problem-other-person-do = Een terugbetaling gaat alleen naar dezelfde persoon. Vraag naar die persoon, of laat die in de instellingen aanzetten dat die zegt wie die is.

## Scan or open: a printed code, a link, a file

scan-title = Scan of open
scan-how = Houd een gedrukte code voor de camera: een verzoek, of een munt op papier.
scan-paste-label = Of een link
scan-paste = Plak
scan-read = Open het
scan-file = Kies een bestand
scan-file-hint = Een bon, een reservekopie, of een foto van een code.
scan-nothing = Er staat geen code op die foto.
scan-wallet = Dat is het scherm van een portemonnee. Ga terug en tik op Betaal of Ontvang om elkaar te treffen.
scan-links = Open betaallinks met deze portemonnee
by-text-save = Bewaar als bestand
sight-paper = Er is een munt op papier gelezen.
sight-paper-take = Bekijk de munt
waiting-pay = Er wacht een verzoek: het gaat open zodra de portemonnee open is.
waiting-paper = Er wacht een munt op papier: je ziet hem zodra de portemonnee open is.
waiting-backup = Er wacht een reservekopie: je kunt erin kijken zodra de portemonnee open is.

## A request as a code

receive-as-code = Toon het als code
request-title = Je verzoek
request-code = Het verzoek als QR-code
request-scan = Scan om te betalen
request-how = Het opent het betaalscherm op de andere telefoon, en dan treffen jullie elkaar zoals altijd. Het verplaatst niets, en werkt zo vaak je wilt.
request-name = Naam erop
request-name-hint = Wie de code ziet, leest hem. Laat leeg voor geen.
request-picture = Bewaar als afbeelding
request-print = Druk af
request-meet = Tref de betaler nu
request-change = Wijzig het
pay-link-to = Voor { $name }
pay-link-coins = Het vraagt om munten van een soort die je niet hebt.
pay-link-says = Dit zegt de link; niemand heeft het ondertekend.

## Receipts as files

receipt-save = Bewaar de bon als bestand
receipt-file-title = Wat het bestand vertelt
receipt-file-tells = Wie wie betaalde, als twee sleutels van die dag; het bedrag, de notitie en de tijd; elke munt, en de sleutels van de handen waar hij sinds de laatste vernieuwing doorheen ging.
receipt-file-hides = Het vertelt geen saldo en geen andere betaling. Maar wie het heeft, kan deze munten of de sleutels van die dag elders herkennen.
receipt-file-yes = Bewaar
receipt-file-no = Niet nu
receipt-file-saved = Iedereen kan het bestand nakijken: in deze app, ook zonder portemonnee, of met de pagina bij de broncode.
check-title = Bon uit een bestand
check-open = Kijk een bon na
check-choose = Kies het bestand van een bon.
check-reading = Elke handtekening wordt nagekeken…
check-none = Dit is geen bon, of hij is beschadigd.
check-another = Kies een ander bestand
check-proved = Bewezen
check-proved-means = Elke handtekening erin klopt.
check-not-proved = Niet bewezen
check-not-proved-means = Iets erin klopt niet: vertrouw er niet op.
check-from = Van
check-to = Aan
check-between = { $from } tot { $to }
check-doubtful = de twee klokken waren het oneens
check-checks = Controles
check-issuer = De uitgever heeft deze munten uitgegeven
check-coins = De keten van elke munt, van de uitgever tot hier
check-sum = De munten vormen het bedrag
check-request = De ontvanger vroeg erom
check-plan = De betaler bood het aan
check-payer = De betaler ondertekende precies dit
check-payee = De ontvanger ondertekende precies dit
check-acknowledged = De ontvanger tekende voor ontvangst
check-holds = klopt
check-fails = klopt niet
check-missing = niet in het bestand
check-unchecked = niet nagekeken
check-keys = Een sleutel staat pas voor een mens samen met iets anders: de bon van de ander, of een telefoon die wordt getoond.
check-paper = De munt kwam van papier: één toestel tekende voor beide kanten, en meer zegt de bon niet.
check-later = Het zegt wat toen is ondertekend, niet wat er sindsdien met de munten gebeurde.
cash-in-title = Verzilveren
cash-in-show = Verslag: { $amount }
cash-in-means = Beiden hebben ondertekend dat deze munten voorgoed naar hun uitgever teruggingen.
cash-in-coins = Teruggegeven munten
cash-in-number = Nummer van het verslag
cash-in-told = verteld, niet ondertekend
cash-in-owned = Elke munt was van de gever
cash-in-given = De gever tekende voor het teruggeven
cash-in-taken = De uitgever tekende voor het terugnemen
cash-in-later = Een munt gaat maar één keer terug, dus geen ander verslag kan deze noemen. Wat ervoor werd gegeven, staat er niet in. De tijd is wat de portemonnee zegt die het bewaarde.
cash-in-tells = Het verslag noemt de munten, de sleutels waaronder ze lagen en de uitgever: geen saldo, geen betaling, en geen hand vóór die van jou.

## Coins on paper

home-on-paper = op papier
home-from-paper = Van papier genomen
home-printed = Op papier gezet
home-unprinted = Terug van papier
warning-paper = Hij kwam van papier, en een kopie van dat papier is ook genomen. Papier kan worden gekopieerd; niemand die je trof hoeft schuld te hebben.
paper-title = Munt op papier
paper-looking = De munt wordt nagekeken…
paper-none = Hier is geen munt. Scan de code.
paper-expires = Geldig tot { $day }
paper-copies = Papier kan worden gekopieerd. Tot de uitgever de munt heeft bevestigd, kan iemand met een kopie sneller zijn geweest: neem hem alleen aan van mensen die je kent.
paper-own = Je eigen munt komt thuis: je neemt hem helemaal aan, en een kopie telt dan niet meer.
paper-printed-here = Je hebt hem zelf op papier gezet. Hij komt terug in je portemonnee; vernietig dan het papier.
paper-new = Deze gemeenschap is nieuw voor je. De sleutel van de uitgever: { $issuer }.
paper-take = Neem { $amount }
paper-taking = Wordt genomen…
paper-taken = { $amount } genomen
paper-taken-trust = Hij zit in je portemonnee, op vertrouwen. Streep het papier door. Als je het met de uitgever hebt geregeld, is hij echt van jou.
paper-taken-settled = Hij zit in je portemonnee, afgerond. Streep het papier door.
paper-next = Scan een andere
paper-receipt = Toon de bon
paper-not-taken = Er is niets genomen
paper-unreadable = De code is beschadigd of vals. Is het papier gescheurd of vlekkerig, dan kan wie het drukte het vervangen aan de hand van het nummer.
paper-taken-here = Je hebt deze munt al genomen, op { $when }. Elk papier telt één keer.
paper-held = Deze munt zit al in je portemonnee: iemand nam hem eerder van het papier, en hij kwam met een betaling bij jou.
paper-taken-before = Iemand heeft deze munt al genomen. Het papier is nu niets waard: vraag wie het je gaf.
paper-expired = De munt is verlopen. Alleen de uitgever mag hem nog even aannemen.
paper-worn = De munt is door zoveel handen gegaan als mag. De uitgever kan hem aannemen.
paper-over-limit = Dat is meer dan je portemonnee nu op vertrouwen aanneemt: { $limit }. De grenzen stel je in bij de instellingen.
paper-not-accepted = Je portemonnee neemt munten van deze soort niet aan.

## Changing coins with somebody

change-title = Munten wisselen
change-intro = Kies de munten die je geeft. Je krijgt er andere voor die evenveel waard zijn, voor zover de ander ze heeft.
change-other = De ander opent Betaal en dan ‘Betaal wat ze vragen’. Jullie zien allebei elke munt voordat jullie ja zeggen; er wordt niets betaald.
change-go = { $amount } wisselen

## Putting coins on paper

print-title = Munten op papier
print-intro = Een munt op papier is van wie het papier heeft. Hij gaat uit je saldo; iedereen kan hem met de camera van een telefoon nemen.
print-copies = Een kopie is zo goed als het papier tot de uitgever er één heeft bevestigd: de eerste telt.
print-how-many = Hoeveel van elk?
print-of = van { NUMBER($count) }
print-go = Zet { $amount } op papier
print-go-empty = Kies munten
print-going = Worden op papier gezet…
print-too-few = Zoveel munten zijn er nu niet om op papier te zetten. Er is niets veranderd.
print-too-long = Een van de munten heeft een te lange weg achter zich voor papier. Regel het eerst met de uitgever, die hem vernieuwt. Er is niets veranderd.
print-nothing = Je hebt nu geen munten voor papier: ze moeten nog door minstens drie handen kunnen.
print-ready =
    { $count ->
        [one] Eén munt is klaar.
       *[other] { $count } munten zijn klaar.
    }
print-ready-how = Druk de pagina af en sluit haar dan: wie dit scherm fotografeert, heeft de munten.
print-now = Druk af
print-close = Sluit de pagina
print-on-paper = Nu op papier
print-on-paper-hint = Voor zover deze portemonnee weet. Hij hoort niet wanneer iemand er een neemt; de uitgever wel.
print-each = Elke munt
print-again = Druk opnieuw af
print-again-one = Druk { $label } opnieuw af
print-back = Neem terug
print-back-one = Neem { $label } terug
print-back-means = { $amount } terugnemen? Alleen papier dat je in handen hebt en vernietigt: wie het anders heeft, houdt niets over.
print-back-yes = Neem het terug
print-back-no = Laat het op papier
slip-how = Te nemen met de camera van elke telefoon.
slip-copies = Kopieën: de eerste die de uitgever bevestigt telt, alle andere zijn niets waard. Beschadigd? Wie het drukte, vervangt het aan de hand van dit nummer:
slip-code = De code van een munt: { $amount }

## What was issued so far

issue-print = Zet munten op papier
issue-so-far = Tot nu toe uitgegeven
issue-known = Wat er uitstaat, en waar het is voor zover je portemonnee weet.
issue-batch = Uitgegeven { $day }, geldig tot { $expires }
issue-held = In je portemonnee
issue-on-paper = Op papier
issue-given-out = Bij anderen
issue-retired = Voorgoed teruggegeven

## Oefenen: één persoon leert het betalen met Pip, die in de pagina woont

practice-title = Oefenen
practice-open = Probeer het met jezelf
practice-means = Betaal en ontvang één keer met Pip, die in deze pagina woont. Het duurt een minuut, en er blijft niets van over.
practice-banner = Oefening: niets hier is geld
practice-guide = Gids
practice-leave = Stoppen
practice-step = Stap { NUMBER($number) } van { NUMBER($count) }
practice-begin = Je hebt nog geen munten. Pip heeft een zak oefencitroenen: druk op ‘Ontvangen’.
practice-ask = Vraag Pip om 5, en ga verder.
practice-buy = Pip verkoopt limonade. Nu betaal jij.
practice-price = Druk op ‘Betaal wat ze vragen’: Pips telefoon zegt hoeveel. Je hebt één munt van 5, dus er komt wisselgeld.
practice-meet = Beide telefoons tonen codes en lezen die van elkaar. Twee mensen houden hun telefoons daarvoor tegenover elkaar.
practice-carry = De codes brengen de betaling over, stukje voor stukje. Je hoeft even niets te doen.
practice-compare = Vergelijk de plaatjes: zijn ze op beide telefoons hetzelfde? Dan staat er niemand tussen jullie in.
practice-take = Je portemonnee heeft nog nooit munten van deze uitgever gezien. Jij beslist of je ze aanneemt.
practice-give = Dit geef je, en dit komt terug. Er gaat niets weg voordat je ja zegt.
practice-done = Klaar: beide telefoons hebben getekend, en beide bewaren een bon.
practice-stopped = Het is gestopt, en niemand is een munt kwijt. Probeer het nog eens.
practice-receipt = Een betaling laat op beide telefoons dezelfde bon achter. Bekijk die van jou.
practice-read = Pips bon heeft onderaan hetzelfde nummer. Elke munt erop is op jouw telefoon gecontroleerd.
practice-chain = Iedereen die deze munt in handen had, heeft getekend: van Pip, die hem uitgaf, tot jij. Daarom heb je geen bank nodig om te weten dat hij echt is.
practice-end = Dat is alles. De oefencitroenen zijn weg zodra je stopt.
practice-to-chain = Kijk waar een munt geweest is
practice-finish = Verder
practice-make = Mijn eigen portemonnee maken
practice-back = Terug naar mijn portemonnee
practice-pip = Pip
practice-partner = De telefoon van Pip
practice-code = De code op de telefoon van Pip
practice-says-welcome = Neem wat van mijn citroenen!
practice-says-price = Een glas limonade? Dat is dan 3, alsjeblieft.
practice-says-reading = Ik lees je codes.
practice-says-pictures = Dit zijn de plaatjes die ik zie:
practice-says-again = Zullen we het nog eens proberen?
practice-says-thanks = Dank je wel!

## Een dag aan een kraam

stall-title = De kassa
stall-till = Verkopen met prijsknoppen
stall-no-prices = Maak een knop voor alles wat je verkoopt; één tik zet het dan op de som.
stall-sum = De som
stall-empty = Er staat nog niets op.
stall-amount = Ander bedrag
stall-add = Erbij
stall-undo = Laatste eraf
stall-clear = Opnieuw beginnen
stall-edit = Prijzen wijzigen
stall-edit-done = Terug naar de kassa
stall-code = Een code voor op de toonbank
stall-only = Alleen betalingen aannemen
stall-only-means = Wie deze telefoon vasthoudt, neemt dan betalingen aan en ziet verder niets, tot de portemonnee weer geopend wordt. Zolang vergrendelt hij niet vanzelf.
stall-only-is = Deze telefoon neemt betalingen aan, en verder niets.
stall-only-leave = Vergrendel, om de portemonnee te openen
stall-thing = Wat is het?
stall-price = Wat kost het?
stall-keep = Wijziging bewaren
stall-up = { $name } omhoog
stall-remove = { $name } weghalen
stall-next = Volgende klant
stall-mute = Geen geluid
paid-ago = { $time } geleden betaald
paid-changed-ago = { $time } geleden gewisseld
paid-same = De andere telefoon toont dezelfde vier, en ze lichten in dezelfde volgorde op.
stall-day = Openen en sluiten
stall-before = Voor je opengaat
stall-see = Bekijk wat je kunt doen
stall-backup = De back-up is bij.
stall-no-backup = Iets staat nog in geen back-up.
stall-clock = De klok lijkt te kloppen.
stall-no-clock = Iets wijst erop dat een klok is verzet.
stall-camera = Er is een camera.
stall-no-camera = Geen camera gevonden: betalen gaat dan met tekst.
stall-kept = De browser bewaart je munten.
stall-not-kept = De browser kan je munten wissen.
stall-change = Er is genoeg kleingeld.
stall-no-change = Weinig wisselgeld: neem meer munten van { $values } mee.
stall-no-expiring = Er verloopt vandaag geen munt.
stall-expiring =
    { $coins ->
        [one] Eén munt verloopt binnen een dag: geef hem uit of laat hem vernieuwen.
       *[other] { $coins } munten verlopen binnen een dag: geef ze uit of laat ze vernieuwen.
    }
stall-no-issuer = Geen munt wacht op de uitgever.
stall-issuer =
    { $coins ->
        [one] Eén munt kun je pas uitgeven als je de uitgever hebt ontmoet.
       *[other] { $coins } munten kun je pas uitgeven als je de uitgever hebt ontmoet.
    }
stall-open = De kraam openen
stall-close = De kraam sluiten
stall-since = Sinds het openen, { $time }
stall-today = Sinds middernacht
stall-nothing = Nog niets ontvangen.
stall-taken =
    { $count ->
        [one] Ontvangen in één betaling
       *[other] Ontvangen in { $count } betalingen
    }
stall-returned =
    { $count ->
        [one] Eén keer teruggegeven
       *[other] { $count } keer teruggegeven
    }
stall-left = Blijft over
stall-cash-in = Afrekenen bij de organisator
stall-cash-in-means = Verrekenen maakt je munten zeker; wat je daar teruggeeft, wordt ingeruild voor wat de gemeenschap heeft beloofd. Wil je een bon die beide kanten hebben ondertekend, betaal dan aan de organisator: die bon kun je als bestand bewaren.
stall-phones = Andere telefoons van deze kraam
stall-phones-how = Elke telefoon toont wat hij ontving; één telt het op. Niemand ondertekent dit: het helpt tellen en bewijst niets.
stall-report = Wat deze telefoon ontving, als QR-code
stall-other = Wat een andere telefoon toont
stall-other-hint = Plak de regel hier. Een nieuwere komt in de plaats van de oudere.
stall-unread = Dat is geen regel van een andere telefoon.
stall-together = Alle telefoons samen
refund-give = Teruggeven
refund-get = Terugkrijgen
refund-give-how = Dit is een nieuwe betaling de andere kant op; er wordt niets ongedaan gemaakt. Vraag de ander deze betaling in de eigen portemonnee te openen en ‘Terugkrijgen’ te kiezen: dan verwijzen beide bonnen naar elkaar.
refund-get-how = Dit is een nieuwe betaling de andere kant op; er wordt niets ongedaan gemaakt. De ander opent deze betaling ook, kiest ‘Teruggeven’ en zegt hoeveel.
refund-only = Alleen { $name } kan meedoen: met een ander wordt niets betaald.
refund-anybody = De ander heeft nooit gezegd wie die is: kijk zelf of het dezelfde persoon is.
refund-meet = Nu ontmoeten
refund-returned = teruggegeven: { $amount }
refund-receipt = Bekijk de teruggave van { $amount }
refund-of = Bekijk de eerste betaling
