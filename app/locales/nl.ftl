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
failed-damaged-do = Laad de pagina opnieuw. Komt dit terug, wis dan de gegevens van de browser niet: wat nog te redden is, zit erin. Vraag hulp met de code hieronder.
failed-storage = De browser weigerde iets te bewaren.
failed-storage-do = Kijk of het toestel vrije ruimte heeft en of dit geen privévenster is; laad dan de pagina opnieuw.
failed-unsupported = Deze browser mist iets dat de portemonnee nodig heeft.
failed-unsupported-do = Gebruik een recente Chrome, Edge, Firefox of Safari, buiten een privévenster.
failed-worker = Het deel dat je munten bewaart, is gestopt.
failed-worker-do = Laad de pagina opnieuw; wat open is, gaat verder waar het was.
failed-again = Laad de pagina opnieuw
failed-code = Code:

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
home-more = Toon oudere
home-issued = Uitgegeven
home-paid = Betaald
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
coins-more =
    { $count ->
        [one] Toon er nog één
       *[other] Toon meer: nog { $count }
    }
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
movements-search-hint = Een notitie, een gemeenschap of de andere portemonnee
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
exchange-pay-button = Betaal { $amount }
exchange-hand-over = Je geeft
exchange-get-back = Je krijgt terug
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
exchange-not-now = Niet nu
exchange-not-now-hint = Het blijft open; je vindt het op je beginscherm.
exchange-done-paid = { $amount } betaald
exchange-done-received = { $amount } ontvangen
exchange-done-do = Blijf tegenover elkaar tot beide telefoons het vinkje tonen.
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
problem-pay-instead = Betaal { $amount }
problem-cannot-be-paid = Met hun munten en jouw wisselgeld kan { $asked } niet.
problem-cannot-be-paid-do = Vraag een ander bedrag. Dit kunnen ze betalen:
problem-cannot-be-paid-none = Vraag een ander bedrag, of wissel eerst munten met iemand.
problem-ask-instead = Vraag { $amount }
problem-change-amount = Verander het bedrag
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
receipt-loading = Elke munt wordt nagekeken…
receipt-missing = Deze bon is hier niet
receipt-missing-do = Deze portemonnee kent die betaling niet. Misschien hoort ze bij een andere portemonnee of browser.
receipt-community = Gemeenschap
receipt-when = Wanneer
receipt-peer = De andere portemonnee
receipt-note = Notitie
receipt-coins-paid = Betaalde munten
receipt-coins-back = Wisselgeld
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
settings-each-person-hint = Voor mensen met een reputatie in je portemonnee.
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
safety-backup-done = Het bestand staat bij de downloads van je toestel. Bewaar het veilig, en probeer het eens.
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
restore-file-means = Brengt sleutels, munten en bewegingen terug zoals ze waren.
restore-file-quarantine = De munten beginnen in quarantaine: ze kunnen na de reservekopie zijn uitgegeven. De uitgever vernieuwt ze als jullie elkaar treffen.
restore-phone = Van de oude telefoon
restore-phone-means = Als je hem nog hebt: hij betaalt alles over, en niets hoeft vernieuwd.
restore-phone-1 = Maak op deze telefoon een nieuwe portemonnee.
restore-phone-2 = Hier: Ontvangen. Op de oude telefoon: Betalen, met alles van een soort munten.
restore-phone-3 = Doe dat voor elke soort. Dan is de oude telefoon leeg en mag je hem wissen.
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
