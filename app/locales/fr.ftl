### Français.
###
### Mots fixes : coin = pièce, community = communauté, issuer = émetteur, on trust = en confiance, in doubt = en doute,
### settle = régler (réglé), renew = renouveler, quarantined = en quarantaine, contested = contesté, worn = usé,
### passphrase = phrase secrète, wallet = portefeuille, purse = bourse, change = monnaie, receipt = reçu, backup = sauvegarde.
### On tutoie. Les espaces devant : ; ? ! et dans « » sont insécables.

## Everywhere

common-back = Retour
common-moment = Un instant…
common-show = Afficher
common-hide = Masquer
common-coins =
    { $count ->
        [one] une pièce de { NUMBER($value) }
       *[other] { $count } pièces de { NUMBER($value) }
    }
common-no-coins = aucune pièce

## Welcome

welcome-title = L’argent des gens que tu connais
welcome-card-1-title = Des pièces de ta communauté
welcome-card-1-text = Un marché, un festival, une rue : les gens émettent leurs propres pièces et se paient avec. Ni banque, ni compte.
welcome-card-2-title = Payer face à face
welcome-card-2-text = Deux téléphones se regardent l’écran. C’est tout : pas besoin de réseau, même pour rendre la monnaie.
welcome-card-3-title = Les pièces sont sur cet appareil
welcome-card-3-text = Comme des espèces dans une bourse : elles sont à qui les tient. Une phrase secrète garde la bourse fermée.
welcome-card-of = Carte { NUMBER($card) } sur { NUMBER($cards) }
welcome-next = Suivant
welcome-create = Créer un portefeuille
welcome-form = Crée ton portefeuille
welcome-name = Ton nom
welcome-name-hint = Rien que pour toi : il reste sur cet appareil.
welcome-passphrase = Phrase secrète
welcome-passphrase-hint = Quatre ou cinq mots se retiennent facilement et se devinent mal.
welcome-again = La phrase secrète encore une fois
welcome-strength-short = Trop court : au moins 8 caractères
welcome-strength-weak = Facile à deviner : ajoute un mot ou deux
welcome-strength-fair = Bien
welcome-strength-strong = Solide
welcome-no-backup = Il n’y a pas encore de sauvegarde : si les données de ce navigateur sont effacées ou si tu oublies la phrase secrète, les pièces sont perdues pour de bon.
welcome-submit = Créer le portefeuille
welcome-creating = Création du portefeuille…
welcome-need-name = Indique un nom.
welcome-need-longer = Choisis une phrase secrète d’au moins 8 caractères.
welcome-need-same = Les deux phrases secrètes sont différentes.
welcome-storage = Ton portefeuille est prêt
welcome-storage-asking = On demande à ce navigateur de garder tes pièces…
welcome-storage-go = Ouvrir mon portefeuille

## Unlock

unlock-title = Te revoilà
unlock-passphrase = Phrase secrète
unlock-submit = Déverrouiller
unlock-trying = Déverrouillage…
unlock-wrong = Cette phrase n’ouvre pas ce portefeuille. Tes pièces sont en sécurité ; essaie encore.
unlock-forgotten = La phrase secrète ne peut pas être réinitialisée. Oubliée ? Une sauvegarde ramène le portefeuille.
unlock-elsewhere = Ton portefeuille est ouvert dans un autre onglet
unlock-elsewhere-do = Continue là-bas, ou ferme cet onglet : cette page s’ouvrira alors toute seule. Avec deux onglets à la fois, une pièce pourrait être dépensée deux fois.

## When the app cannot go on

failed-title = Quelque chose s’est mal passé
failed-money = Rien n’est perdu : ce qui était enregistré l’est toujours, et rien n’a été dit à personne qui ne le soit pas.
failed-money-damaged = Rien n’a été modifié, et rien n’a été dit à personne. On ne sait pas encore lesquelles de tes pièces sont encore lisibles.
failed-damaged = Le portefeuille enregistré n’est pas entièrement lisible ; il a été laissé exactement tel quel.
failed-damaged-do = Recharge la page. Si cela revient, n’efface pas les données du navigateur : tout ce qui peut être sauvé s’y trouve. Enregistre une copie de secours.
failed-storage = Le navigateur a refusé d’enregistrer quelque chose.
failed-storage-do = Vérifie qu’il reste de la place sur l’appareil et que ce n’est pas une fenêtre privée, puis recharge la page.
failed-unsupported = Il manque à ce navigateur quelque chose dont le portefeuille a besoin.
failed-unsupported-do = Utilise un Chrome, Edge, Firefox ou Safari récent, hors fenêtre privée.
failed-worker = Une partie de l’application s’est arrêtée.
failed-worker-do = Recharge la page ; ce qui est ouvert reprend là où il en était.
failed-again = Recharger la page
failed-code = Code :
failed-file-save = Enregistrer ce fichier
failed-file-means = Lis-le avant de l’envoyer : il n’a ni noms, ni montants, ni clés. Qui t’aide n’a besoin ni de ta phrase secrète ni de tes 24 mots.
failed-file = Un fichier pour qui t’aide
failed-copy-none = Le navigateur ne laisse pas lire le portefeuille enregistré. Ferme toutes ses fenêtres, relance-le et réessaie.
failed-copied = La copie de secours est dans les téléchargements de ton appareil. Elle s’ouvre comme ce portefeuille, sous « Ramener un portefeuille ». Ramène-la d’abord sur un autre appareil ou navigateur, et n’efface qu’ensuite les données de ce navigateur.
failed-copy-means = Tout ce qui est enregistré, scellé tel quel. Ramenée sur un autre appareil ou navigateur, elle rend tout ce qui est encore lisible.
failed-copy = Enregistrer une copie de secours
failed-newer-do = Avec un réseau, recharge la page : elle va chercher la version récente. D’ici là, cette page ne touche pas au portefeuille.
failed-newer = Une version plus récente de l’application a enregistré ce portefeuille. Cette page en est encore une ancienne.
failed-taken-do = Continue là-bas, ou ferme-le et recharge cette page.
failed-taken = Un autre onglet a repris le portefeuille.
failed-start-do = Recharge la page. Si cela n’aide pas, mets le navigateur à jour.
failed-start = L’application n’a pas pu démarrer.

## Home

home-lock = Verrouiller
home-pay = Payer
home-get-paid = Encaisser
home-balance = Solde
home-issued-here = tu les émets
home-settled = réglé
home-on-trust = reçu en confiance
home-reserved = en attente
home-beside = Hors du solde
home-change-coming = monnaie à venir
home-in-doubt = en doute
home-state-decides = { $state } : { $decides }
home-with-issuer = chez l’émetteur
home-quarantined = en quarantaine
home-contested = contesté
home-decides-by = l’émetteur décide au plus tard le { $day }
home-decides-now = l’émetteur peut décider maintenant
home-in-hand = Pièces en main
home-empty = Ta bourse est vide
home-empty-do = Fais-toi payer par quelqu’un qui a des pièces, ou émets les premières pièces de ta communauté.
home-issue-first = Émettre mes propres pièces
home-issue = Émettre des pièces
home-open = Pas encore terminé
home-pays = Tu paies { $amount }
home-gets = Tu reçois { $amount }
home-person = avec { $peer }
home-hand-over = Remis
home-give-back = Monnaie
home-deadline = L’offre tient jusqu’à { $time }.
home-tell-them = Retrouve l’autre personne pour que son portefeuille le sache aussi.
home-meet-again = Se retrouver
home-settle = Régler avec l’émetteur
home-withdraw = Annuler
home-movements = Derniers mouvements
home-no-movements = Les paiements apparaîtront ici, chacun avec son reçu.
home-issued = Émis
home-paid = Payé
home-swapped = Changé
home-received = Encaissé
home-rolled-back = N’a pas eu lieu
home-given-back = Rendu à l’émetteur
home-taken-back = Repris

## Coins, and one coin

coins-title = Pièces
coins-all = Toutes les pièces
coins-none = Il n’y a pas de pièces ici.
coins-filter = Quelles pièces ?
coins-every = Tout
coins-lost = à quelqu’un d’autre
pager-title = Pages de cette liste
pager-of = { NUMBER($first) } à { NUMBER($last) } sur { NUMBER($all) }
pager-range = { NUMBER($first) } à { NUMBER($last) }
pager-back = Page précédente
pager-on = Page suivante
coins-days =
    { $count ->
        [0] expire aujourd’hui
        [one] expire dans un jour
       *[other] expire dans { $count } jours
    }
coins-expired = expirée
coins-hands =
    { $count ->
        [0] plus aucune main
        [one] encore une main
       *[other] encore { $count } mains
    }
coin-title = Pièce
coin-loading = Vérification de chaque passage…
coin-missing = Tu n’as pas cette pièce
coin-missing-do = Elle a peut-être été payée depuis, ou elle est à un autre portefeuille.
coin-expires = Expire
coin-hands = Mains restantes
coin-renew = Retrouve l’émetteur pour faire renouveler cette pièce : elle est alors réglée, avec toutes ses mains.
coin-chain = Par où elle est passée
coin-chain-how = Chaque passage vient d’être vérifié sur cet appareil : qui a donné la pièce l’a signé.
coin-issued = Émise pour { $key }
coin-renewed = Renouvelée par l’émetteur pour { $key }
coin-from-to = De { $giver } à { $taker }
coin-this-wallet = ce portefeuille
coin-as-change = comme monnaie
coin-verified = vérifié
coin-not-verified = non vérifié
coin-holds = Chaque signature tient, et la chaîne finit à ce portefeuille.
coin-broken = Cette chaîne ne tient pas. Ne compte pas sur cette pièce avant que l’émetteur l’ait renouvelée.

## Movements

movements-title = Mouvements
movements-all = Tous les mouvements
movements-search = Chercher
movements-search-hint = Une note, une communauté, une personne ou l’autre portefeuille
movements-filter = Quels mouvements ?
movements-issuer = Avec l’émetteur
movements-none = Rien n’a été trouvé.
movements-save = Enregistrer en tableau
movements-saving = Préparation du tableau…
movements-save-hint = Tout ce qui est trouvé, en fichier CSV pour un tableur. Il n’est pas verrouillé : qui a le fichier peut le lire.

## States of a payment

state-offered = en attente
state-offered-means = Tu as proposé ces pièces ; elles sont encore à toi. Retrouve l’autre personne pour continuer, ou annule.
state-prepared = en doute
state-prepared-means = Retrouve l’autre personne, ou règle avec l’émetteur. D’ici là, on ne sait pas si tu as été payé, et la monnaie que tu as rendue est retenue.
state-committed = payé
state-committed-means = Tu as payé. Retrouve l’autre personne pour que les deux portefeuilles le sachent.
state-committed-change = payé, monnaie à venir
state-committed-change-means = Tu as payé. Retrouve l’autre personne pour pouvoir utiliser ta monnaie.
state-received = reçu en confiance
state-received-means = Les pièces sont à toi et leurs chaînes tiennent. Que personne d’autre n’a reçu les mêmes pièces, seul leur émetteur peut le dire.
state-settled = réglé
state-settled-means = Les deux côtés le savent.
state-rolled-back = n’a pas eu lieu
state-rolled-back-means = Tout est comme avant.
state-abort-filed = en doute
state-abort-filed-means = Tu as demandé à l’émetteur de décider si tu as été payé. La monnaie que tu as rendue est retenue d’ici là. Retrouver le payeur peut encore le régler plus tôt.

## Notices

notice-kept = Ce navigateur garde tes pièces, même quand la place vient à manquer.
notice-not-kept = Ce navigateur peut effacer tes pièces quand la place vient à manquer. Installer l’application ou l’utiliser souvent aide.
notice-not-known = Ce navigateur ne dit pas s’il garde tes pièces. N’efface pas ses données.
notice-ask-again = Redemander
notice-install = Mets JuiceTokens sur ton écran d’accueil
notice-install-why = L’application s’ouvre comme les autres et marche sans réseau.
notice-install-yes = Installer
notice-later = Pas maintenant
notice-update = Une nouvelle version est prête.
notice-update-yes = Mettre à jour
notice-issued = { $amount } émis : les pièces sont dans ta main.
notice-not-issued = Aucune pièce n’a été émise : { $why }.
notice-close = Fermer

## Issue coins

issue-title = Émettre des pièces
issue-intro = Les pièces sont une promesse de ceux qui les émettent : qui les accepte compte sur ta communauté pour les honorer.
issue-community = Communauté
issue-community-hint = Par exemple Marché du Port
issue-unit = Comment s’appelle une pièce ?
issue-unit-hint = Par exemple jus ou heure
issue-scenario = À quoi servent-elles ?
issue-scenario-hint = Par exemple : une vaut un verre de jus à chaque stand
issue-coins = Combien de pièces ?
issue-coins-hint = Un mélange de petites et de grandes facilite la monnaie.
issue-count = Pièces de { NUMBER($value) }
issue-fewer = Une de moins de { NUMBER($value) }
issue-more = Une de plus de { NUMBER($value) }
issue-total = Ensemble
issue-preview = Ce que tu auras en main
issue-details = Expiration et référence
issue-valid-days = Valables combien de jours ?
issue-valid-days-hint = De 1 à { 3650 }. Ensuite, on ne peut plus payer avec.
issue-reference = Référence de cette série
issue-reference-hint = Lettres et chiffres, 16 au plus. Elle figure sur chaque pièce.
issue-submit = Émettre { $amount }
issue-submit-empty = Émettre des pièces
issue-issuing = Fabrication des pièces…
issue-need-community = Nomme la communauté, en 48 lettres au plus.
issue-need-unit = Dis comment s’appelle une pièce, en 16 lettres au plus.
issue-need-scenario = Reste sous 80 lettres.
issue-need-coins = Choisis au moins une pièce.
issue-need-days = Indique un nombre de jours de 1 à { 3650 }.
issue-need-reference = Utilise de 1 à 16 lettres et chiffres, sans accents ni espaces.

## Pay

pay-title = Payer
pay-nothing = Tu n’as pas encore de pièces pour payer
pay-nothing-do = Fais-toi payer d’abord, ou émets des pièces de ta communauté.
pay-which = Quelles pièces ?
pay-held = Tu peux dépenser { $amount }.
pay-amount = Montant ({ $unit })
pay-keypad = Pavé numérique
pay-erase = Effacer le dernier chiffre
pay-checking = On compte tes pièces…
pay-exact = Tes pièces font exactement le compte.
pay-needs-change = Tes pièces ne font pas exactement le compte : il faudra te rendre la monnaie.
pay-nearest = Sans monnaie, tu peux payer
pay-too-much = C’est plus que ce que tu peux dépenser : { $amount }.
pay-go = Payer { $amount }
pay-go-empty = Payer
pay-asked = Payer ce qu’on me demande
pay-asked-hint = Tu vois le montant et tu dis oui avant que quoi que ce soit soit payé.

## Get paid

receive-title = Encaisser
receive-amount = Montant
receive-amount-hint = Laisse vide et le payeur choisit.
receive-memo = Note
receive-memo-hint = C’est pour quoi ? Les deux reçus la gardent.
receive-accept = Quelles pièces acceptes-tu ?
receive-accept-full = Une demande contient quatre sortes au plus.
receive-new = Aussi des pièces nouvelles pour moi
receive-new-hint = Tu vois qui les a émises et tu décides avant de les prendre.
receive-nothing = Choisis au moins une sorte de pièces.
receive-go = Demander { $amount }
receive-go-any = Laisser l’autre choisir

## The exchange

exchange-pay = Payer { $amount }
exchange-pay-asked = Payer ce qu’on me demande
exchange-receive = Recevoir { $amount }
exchange-receive-any = Encaisser
exchange-resume = Terminer ce qui est ouvert
exchange-by-itself = Un paiement a été interrompu. Tiens le téléphone face à celui de la même personne et il reprend là où il en était.
exchange-resume-why = Tiens le téléphone face à celui de la même personne et cela reprend là où on en était.
exchange-own-code = Ton code, pour la caméra de l’autre téléphone. Il change tout seul.
exchange-camera = Ce que voit ta caméra
exchange-step-asked = demandé
exchange-step-offered = proposé
exchange-step-agreed = convenu
exchange-step-paid = payé
exchange-step-done = fait
exchange-meeting = Tenez les deux téléphones face à face, pour que chacun voie le code de l’autre.
exchange-exchanging = Gardez les téléphones face à face.
exchange-sent-here = Reçu
exchange-sent-there = Envoyé
exchange-of = { NUMBER($have) } sur { NUMBER($need) }
exchange-compare = Pareil sur les deux écrans ?
exchange-compare-do = Les quatre images doivent être les mêmes sur les deux téléphones.
exchange-digits = ou en chiffres : { $digits }
exchange-same = C’est pareil
exchange-different = C’est différent
exchange-confirmed = On attend que l’autre personne ait comparé aussi.
exchange-approve-pay = Payer { $amount } de { $community } ?
exchange-approve-swap = Changer { $amount } de { $community } ?
exchange-pay-button = Payer { $amount }
exchange-hand-over = Tu remets
exchange-get-back = On te rend
exchange-get = Tu reçois
exchange-no-change = Rien : le compte est juste.
exchange-note = Note :
exchange-approve-receive = Prendre { $amount } ?
exchange-receive-button = Prendre { $amount }
exchange-new-issuer = Les pièces de { $community } sont nouvelles pour toi. Ne les prends que si tu comptes sur cette communauté pour les honorer ; compare la clé de l’émetteur avec quelqu’un qui la connaît.
exchange-issuer = Clé de l’émetteur
exchange-expires = La première expire
exchange-decline = Non, merci
exchange-silent = L’autre téléphone n’est plus en vue. Gardez les téléphones face à face.
exchange-stop = Arrêter
exchange-stop-free = Rien n’est encore payé. Si tu arrêtes, chaque pièce reste où elle est.
exchange-stop-offer = Tu peux encore arrêter : les pièces que tu as proposées te reviennent aussitôt.
exchange-leave = Quitter pour l’instant
exchange-leave-bound = Cela ne peut plus être arrêté d’ici. Si tu pars, cela reste ouvert et reprend quand vous vous retrouvez.
exchange-leave-paid = Les pièces sont déjà à toi. L’autre téléphone doit encore l’apprendre : reste un instant, ou il l’apprendra quand vous vous retrouverez.
exchange-not-now = Pas maintenant
exchange-not-now-hint = Cela reste ouvert ; tu le retrouves sur ton écran d’accueil.
exchange-done-paid = { $amount } payé
exchange-done-received = { $amount } reçu
exchange-done-swapped = { $amount } changé
exchange-done-do = Restez face à face jusqu’à ce que les deux téléphones montrent le même fruit.
exchange-see-receipt = Voir le reçu
exchange-stopped = C’est arrêté
exchange-stopped-do = Restez face à face encore un instant, pour que l’autre téléphone l’apprenne aussi.
exchange-home = Vers mon portefeuille

## The camera

camera-absent = Aucune caméra trouvée.
camera-absent-do = Utilise plutôt le texte ci-dessous : copie le tien, colle celui de l’autre.
camera-denied = La caméra n’est pas autorisée.
camera-denied-do = Autorise-la dans la barre d’adresse du navigateur et redemande-la, ou utilise le texte ci-dessous.
camera-lost = La caméra s’est arrêtée.
camera-lost-do = Redemande-la ; rien n’est perdu.
camera-off = La caméra est éteinte.
camera-off-do = Allume-la pour voir l’autre code.
camera-starting = La caméra démarre.
camera-starting-do = Si le navigateur le demande, autorise-la.
camera-watching = La caméra regarde.
camera-watching-do = Une longueur de main d’écart, c’est l’idéal.
camera-retry = Redemander la caméra

## Codes as text

by-text-title = Pas de caméra ? Par texte
by-text-how = Envoie ton texte à l’autre personne, colle le sien ici, et recommencez jusqu’à ce que ce soit payé. Il ne contient rien que d’autres pourraient dépenser.
by-text-own = Ton code en texte
by-text-copy = Copier
by-text-share = Partager
by-text-copied = Copié.
by-text-not-copied = La copie n’a pas marché : sélectionne le texte et copie-le toi-même.
by-text-theirs = Colle ici celui de l’autre
by-text-give = Lire
by-text-given = Lu. Si le tien a changé plus haut, renvoie-le.
by-text-not-a-code = Ce n’est pas un code de cet échange, ou il n’est pas entier. Rien n’a changé : copie-le de nouveau.

## It stopped

problem-money-safe = Rien n’a été payé. Chaque pièce est où elle était.
problem-money-open = Rien de nouveau n’a été payé. Ce qui est ouvert le reste, et tes pièces sont gardées.
problem-code = Code :
problem-amount-differs = On te demande { $asked }, et tu as tapé { $typed }.
problem-amount-differs-do = Mettez-vous d’accord sur le montant, et recommencez.
problem-cannot-pay = Tes pièces et leur monnaie ne peuvent pas faire { $asked }.
problem-cannot-pay-do = Propose un autre montant. Voici ce que tu peux payer :
problem-cannot-pay-none = Propose un autre montant, ou change d’abord des pièces avec quelqu’un.
problem-cannot-swap = Le portefeuille à qui l’on a demandé n’a pas d’autres pièces qui fassent { $value }.
problem-cannot-swap-do = Choisis d’autres pièces à donner, ou demande à quelqu’un d’autre.
problem-pay-instead = Payer { $amount }
problem-cannot-be-paid = Leurs pièces et ta monnaie ne peuvent pas faire { $asked }.
problem-cannot-be-paid-do = Demande un autre montant. Voici ce qu’on peut te payer :
problem-cannot-be-paid-none = Demande un autre montant, ou change d’abord des pièces avec quelqu’un.
problem-ask-instead = Demander { $amount }
problem-change-amount = Changer le montant
problem-other-coins = Choisir d’autres pièces
problem-again = Recommencer
problem-deadline = Cela a duré plus longtemps que l’offre.
problem-deadline-do = Recommence.
problem-misbehaved = L’autre portefeuille a dit quelque chose qui ne tient pas.
problem-misbehaved-do = Recommence. Si cela se reproduit, ne paie pas cette personne avec cette application.
problem-other-version = L’autre portefeuille parle une autre version ({ $seen }).
problem-other-version-do = Tous les deux : ouvrez une fois l’application avec un réseau, pour qu’elle se mette à jour, et recommencez.
problem-refused = L’autre portefeuille a dit non : { $reason }
problem-refused-here = Ton portefeuille a dit non : { $reason }
problem-same-role = Les deux téléphones ont choisi le même côté.
problem-same-role-do = L’un touche Payer, l’autre Encaisser.
problem-other-purpose = L’autre téléphone n’est pas là pour payer ni pour encaisser : il règle avec l’émetteur.
problem-other-purpose-do = Choisissez une seule chose : l’un touche Payer et l’autre Encaisser, ou l’un Régler avec l’émetteur et l’autre Régler pour les autres.
problem-swapped-key = La clé de l’autre portefeuille a changé entre-temps : quelqu’un s’en mêle peut-être.
problem-swapped-key-do = Rapprochez-vous, ne laissez personne tenir un écran entre vous, et recommencez.
problem-codes-differ = Les codes sont différents : quelqu’un est peut-être entre vous.
problem-codes-differ-do = Rapprochez-vous, ne laissez personne tenir un écran entre vous, et recommencez.
problem-peer-left = L’autre personne est partie avant que quoi que ce soit soit en jeu.
problem-peer-left-do = Recommencez quand vous êtes prêts tous les deux.
problem-cancelled = L’un de vous a arrêté à temps.
problem-cancelled-do = Recommencez quand vous voulez.
refusal-no-change = la monnaie ne peut pas être rendue.
refusal-no-change-do = Essaie un autre montant, ou apporte des pièces plus petites.
refusal-no-way = il n’y a pas moyen de payer ce montant.
refusal-no-way-do = Demande un autre montant.
refusal-no-version = les deux portefeuilles n’ont aucune version en commun.
refusal-no-version-do = Mettez à jour les deux applications avec un réseau, et recommencez.
refusal-unreadable = un message était illisible.
refusal-unreadable-do = Recommence.
refusal-signature = une signature ne tient pas.
refusal-signature-do = Recommence. Si cela se reproduit, ne paie pas avec ces pièces.
refusal-community = les pièces de cette communauté ne sont pas acceptées.
refusal-community-do = Choisis d’autres pièces, ou demande si celles-ci seraient acceptées.
refusal-expired = une pièce a expiré.
refusal-expired-do = Paie avec des pièces encore valables.
refusal-worn = une pièce est passée par trop de mains.
refusal-worn-do = Paie avec d’autres pièces ; celle-ci doit retourner chez son émetteur.
refusal-over-limit = c’est au-dessus de la limite.
refusal-over-limit-do = Essaie un montant plus petit.
refusal-seen-before = une pièce a déjà été vue : elle a peut-être déjà été dépensée.
refusal-seen-before-do = Ne la prends pas. Demande d’où vient la pièce.
refusal-declined = la personne a refusé.
refusal-declined-do = Parlez-en, et recommencez.
refusal-stopped = ce paiement avait déjà été arrêté.
refusal-stopped-do = Recommence.
refusal-out-of-turn = un message est arrivé hors de son tour.
refusal-out-of-turn-do = Recommence.
refusal-unknown = il ne connaît pas ce paiement.
refusal-unknown-do = Vérifie que c’est bien le téléphone de la même personne qu’avant.
refusal-amount = le montant diffère de ce qui était convenu.
refusal-amount-do = Mettez-vous d’accord sur le montant, et recommencez.
refusal-not-all-shown = toutes les pièces du paiement n’ont pas été montrées, et celui qui les reçoit ne l’a pas confirmé.
refusal-not-all-shown-do = Retrouve d’abord celui qui les reçoit, ou reviens avec toutes les pièces de ce paiement.
refusal-spent-twice = une pièce a été dépensée deux fois.
refusal-spent-twice-do = Paie avec d’autres pièces ; seul l’émetteur de celle-ci peut dire à qui elle est.
refusal-clocks = les deux horloges ne s’accordent pas sur l’expiration d’une pièce.
refusal-clocks-do = Mettez les deux téléphones à l’heure et recommencez.
refusal-other-purpose = les deux téléphones sont là pour des choses différentes.
refusal-other-purpose-do = Choisissez une seule chose, et recommencez.

## The receipt

receipt-title = Reçu
receipt-paid = Tu as payé
receipt-received = Tu as reçu
receipt-swapped = Pièces changées
receipt-loading = Vérification de chaque pièce…
receipt-missing = Ce reçu n’est pas ici
receipt-missing-do = Ce portefeuille ne connaît pas ce paiement. Il appartient peut-être à un autre portefeuille ou à un autre navigateur.
receipt-community = Communauté
receipt-when = Quand
receipt-peer = L’autre portefeuille
receipt-note = Note
receipt-coins-paid = Pièces payées
receipt-coins-back = Monnaie
receipt-coins-given = Pièces que tu as données
receipt-coins-got = Pièces que tu as reçues
receipt-verified =
    { $count ->
        [one] { $count } passage, chaque signature tient
       *[other] { $count } passages, chaque signature tient
    }
receipt-not-verified =
    { $count ->
        [one] { $count } passage, invérifiable
       *[other] { $count } passages, invérifiables
    }
receipt-header = Numéro du paiement
receipt-header-hint = Le même sur les deux reçus.
receipt-no-header = Pas encore : les deux côtés n’ont pas signé.
receipt-done = Terminé

## What the camera sees

sight-goes-on = On reprend où on en était. Remettez les téléphones face à face.
sight-blind = Ta caméra ne voit pas leur code
sight-blind-do = Mettez les deux écrans à pleine luminosité, sans reflet de lampe, à une ou deux mains d’écart.
sight-other-way = Si cela n’aide pas, prends la caméra arrière : alors c’est chacun son tour.
sight-other-way-use = Prendre la caméra arrière
sight-unseen-there = Tu vois leur code, l’autre ne voit pas encore le tien
sight-unseen-there-do = Mets ton écran à pleine luminosité, incline-le loin des lampes, et approche-le de la caméra de l’autre.
sight-show-now = Tiens ton écran devant la caméra de l’autre téléphone.
sight-read-now = Lis maintenant le sien : dirige le dos de ce téléphone vers son écran.
sight-rest-now = Rien à tenir pour l’instant. Regarde ce qui est demandé plus bas.
sight-one-way = Chacun son tour, avec la caméra arrière. Rien de ce qui a été lu n’est perdu.
sight-both-ways = De nouveau face à face
sight-cameras = Autre caméra
sight-front = Avant
sight-rear = Arrière
sight-unnamed = Caméra { NUMBER($number) }
sight-torch-on = Allumer la lampe
sight-torch-off = Éteindre la lampe
sight-missing = encore { NUMBER($missing) }
sight-not-ours = C’est { $what }, pas le code d’un autre portefeuille comme celui-ci.
sight-untouched = Rien n’a changé ici.
sight-foreign-bbqr = un code BBQr
sight-foreign-bitcoin = un code Bitcoin
sight-foreign-cashu = un jeton ou une demande Cashu
sight-foreign-epc = un virement bancaire (EPC)
sight-foreign-lightning = un code Lightning (LNURL ou facture)
sight-foreign-text = un texte
sight-foreign-unknown = des données dans un format que cette application ne connaît pas
sight-foreign-ur = un UR d’une autre application
sight-foreign-url = une adresse web
sight-foreign-wifi = la clé d’un réseau Wi-Fi
sight-request = Un lien qui demande { $amount } a été lu.
sight-request-open = Un lien qui demande un paiement a été lu.
sight-request-take = Aller à Payer avec
sight-close = Fermer
sight-same-pay = Les deux téléphones ont choisi Payer.
sight-same-pay-other = C’est moi qui encaisse
sight-same-receive = Les deux téléphones ont choisi Encaisser.
sight-same-receive-other = C’est moi qui paie
sight-same-do = L’un de vous touche ici, sur un seul téléphone ; l’autre ne bouge pas, et cela reprend tout seul.

## Settle with the issuer

settle-title = Régler avec l’émetteur
settle-intro = Ceux qui ont émis les pièces peuvent dire à coup sûr ce qui est à toi. Leur téléphone le fait, face à face ; pas besoin de réseau.
settle-nothing = Il n’y a pas d’émetteur à rencontrer
settle-nothing-do = Ici tu règles avec les émetteurs des pièces qu’on t’a payées. Tu n’as encore aucune pièce des autres.
settle-clear = Tout est réglé : il n’y a rien à demander à cet émetteur.
settle-transfers =
    { $count ->
        [one] { $count } paiement
       *[other] { $count } paiements
    }
settle-transfers-means = L’émetteur inscrit les paiements qui ont eu lieu, et tranche ceux qui sont en doute.
settle-needs-quarantined = en quarantaine
settle-needs-quarantined-means = Elles ont peut-être été dépensées avant que ce portefeuille soit restauré. Le renouvellement par l’émetteur les libère ; les rendre est toujours permis.
settle-needs-contested = contesté
settle-needs-contested-means = Quelqu’un avant toi les a dépensées deux fois. Seul l’émetteur peut dire si elles sont à toi.
settle-needs-with-issuer = chez l’émetteur
settle-needs-with-issuer-means = Tu les as cédées par signature, et la réponse manque : elle viendra quand vous vous retrouverez.
settle-needs-change = monnaie à venir
settle-needs-change-means = L’émetteur a inscrit le paiement dont c’est la monnaie. Une fois renouvelée, tu peux payer avec.
settle-needs-worn = usé
settle-needs-worn-means = Elles ne peuvent plus passer que par quelques mains. Une fois renouvelées, elles peuvent circuler de nouveau.
settle-needs-on-trust = reçu en confiance
settle-needs-on-trust-means = Tu peux payer avec. Une fois renouvelées, plus personne ne peut les réclamer.
settle-meet = Rencontrer l’émetteur
settle-own-intro = Tu as émis ces pièces, donc ce téléphone les règle lui-même. Les mêmes règles valent pour toi que pour tous : un doute est tranché quand son délai est passé, pas avant.
settle-own-settle = Régler avec soi-même
settle-own-asking = Ton portefeuille se demande à lui-même.
settle-give-back = Rendre des pièces
settle-give-back-means = Les pièces que tu rends partent pour de bon : elles quittent ton portefeuille et plus personne ne peut payer avec. Convenez d’abord de ce que tu reçois en échange ; la personne de l’émetteur doit dire oui.
settle-give-back-held = Tu peux rendre { $amount }.
settle-give-back-exact = Tes pièces font exactement le compte.
settle-give-back-not-exact = Tes pièces ne font pas exactement le compte, et l’émetteur ne rend pas la monnaie.
settle-give-back-nearest = Tu peux rendre
settle-give-back-too-much = C’est plus que ce que tu as : { $amount }.
settle-give-back-go = Rendre { $amount } pour de bon
settle-give-back-go-empty = Rendre des pièces
settle-coins =
    { $count ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
settle-home-needs = Pas encore réglé : { $what }.
settle-home-blocked =
    { $coins ->
        [one] { $coins } pièce ne peut pas être dépensée avant.
       *[other] { $coins } pièces ne peuvent pas être dépensées avant.
    }
settle-home-give-back = Rendre des pièces
settle-serve = Régler pour les autres
settle-meeting = Tiens ton téléphone face à celui de l’émetteur, où « Régler pour les autres » est ouvert.
settle-serve-meeting = Tiens ton téléphone face à celui de la personne venue régler, où « Régler avec l’émetteur » est ouvert.
settle-exchanging = Gardez les téléphones face à face jusqu’à ce que tout ait sa réponse.
settle-done-do = Tout est demandé et répondu.
settle-with = Règlement avec { $community }
settle-finished-with = Réglé avec { $community }
settle-finished = Réglé
settle-done = Fait jusqu’ici
settle-all-done = Ce qui a été fait
settle-none-yet = Rien encore.
settle-none-at-all = Il n’y avait rien à faire.
settle-left =
    { $count ->
        [one] Encore { $count } question
       *[other] Encore { $count } questions
    }
settle-leave = Ce qui est marqué comme fait reste fait. Si tu pars, le reste demeure tel quel et sera demandé quand vous vous retrouverez.
settle-next = Régler pour la personne suivante
settled-renewed = { $amount } renouvelé
settled-renewed-means = Réglé : personne d’autre ne peut réclamer ces pièces, et elles ont de nouveau toutes leurs mains devant elles.
settled-given-back = { $amount } rendu
settled-given-back-means = Ces pièces sont parties pour de bon.
settled-registered = Paiement de { $amount } inscrit
settled-registered-means = Il tient, quoi qu’il arrive à l’un des téléphones.
settled-filed = Paiement de { $amount } : l’émetteur décide au plus tard le { $day }
settled-filed-means = Si d’ici là le payeur n’a pas montré à l’émetteur qu’il a eu lieu, il n’a pas eu lieu, et ta monnaie est de nouveau à toi. Reviens après ce jour, ou retrouve le payeur avant.
settled-voided = Le paiement de { $amount } n’a pas eu lieu
settled-voided-means = L’émetteur l’a déclaré nul. Tout est comme avant, et la monnaie retenue est de nouveau à toi.
settled-received = { $amount } reçu malgré tout
settled-received-means = Le payeur avait montré à l’émetteur qu’il a eu lieu. Les pièces sont à toi.
settled-dead = { $amount } est à quelqu’un d’autre
settled-dead-means = Quelqu’un a d’abord payé une autre personne avec les mêmes pièces. Ton portefeuille garde les signatures qui montrent qui ; montre-les à ta communauté.
settled-listening = L’émetteur ne fait qu’écouter jusqu’au { $day }
settled-listening-means = Son portefeuille a été restauré d’une sauvegarde et doit d’abord apprendre ce qu’il a signé. Rien n’a changé ; reviens après ce jour.
settled-refused = L’émetteur a dit non : { $why }
served-renewed = { $amount } renouvelé
served-renewed-means = Le détenteur a des pièces neuves de même valeur ; les anciennes signatures sont archivées ici.
served-given-back = { $amount } repris
served-given-back-means = Ces pièces ne circulent plus, pour de bon.
served-registered = Paiement de { $amount } inscrit
served-registered-means = Il tient, quoi que les deux personnes montrent plus tard.
served-filed = Paiement de { $amount } : tu décides au plus tard le { $day }
served-filed-means = Si personne ne montre d’ici là qu’il a eu lieu, ton portefeuille le déclare nul quand on le redemande.
served-voided = Paiement de { $amount } déclaré nul
served-voided-means = Personne n’a montré à temps qu’il a eu lieu.
served-received = { $amount } remis à qui devait le recevoir
served-received-means = Le payeur avait montré qu’il a eu lieu.
served-dead = { $amount } est à quelqu’un d’autre
served-dead-means = Ces pièces ont d’abord servi à payer une autre personne. Le détenteur a les signatures qui montrent qui l’a fait.
served-listening = Ton portefeuille ne fait qu’écouter jusqu’au { $day }
served-listening-means = Il a été restauré d’une sauvegarde et doit d’abord apprendre ce qu’il a signé. Rien n’a changé.
served-refused = Ton portefeuille a dit non : { $why }
settle-take-back = Reprendre { $amount } de { $community } ?
settle-take-back-means = Le détenteur rend ces pièces pour de bon : elles ne circulent plus. Dis oui quand vous avez convenu de ce qu’il reçoit en échange.
settle-take-back-button = Reprendre { $amount }
settle-unknown-amount = un montant non montré ici
settle-problem-money = Aucune pièce n’est perdue. Ce qui est marqué comme fait est fait ; tout le reste est comme avant.
settle-same-role = Les deux téléphones ont choisi le même côté.
settle-same-role-do = Le détenteur touche Régler avec l’émetteur, l’émetteur touche Régler pour les autres.
settle-other-purpose = L’autre téléphone n’est pas là pour régler : il paie, ou veut encaisser.
settle-other-purpose-do = Choisissez une seule chose : l’un touche Régler avec l’émetteur et l’autre Régler pour les autres, ou l’un Payer et l’autre Encaisser.
settle-not-the-issuer = l’autre portefeuille n’a pas émis ces pièces.
settle-not-the-issuer-do = Rencontre ceux qui les ont émises ; leur nom est en haut des pièces.
settle-peer-left = L’autre téléphone est parti avant que tout ait sa réponse.
settle-peer-left-do = Retrouvez-vous : cela reprend avec ce qui reste.
settle-cancelled = L’un de vous a arrêté.
settle-cancelled-do = Retrouvez-vous quand vous voulez : cela reprend avec ce qui reste.
settle-declined = sa personne en a décidé ainsi.
settle-declined-do = Rien n’a été repris. Les pièces sont à toi comme avant : l’émetteur les a renouvelées.

## Coins spent twice, and wallets put back

warning-spent-twice = Dépensé deux fois
warning-coin = La pièce { $label } a été dépensée deux fois
warning-coin-unknown = Une pièce a été dépensée deux fois
warning-culprit = La clé { $key } l’a cédée à deux personnes. Chacun peut vérifier la preuve ; ton portefeuille la transmet quand tu paies.
warning-ours = Cette clé est la tienne : un autre portefeuille issu de la même sauvegarde est en service, et les deux dépensent les mêmes pièces.
warning-ours-do = Continue avec un seul des deux. Mets ses pièces en quarantaine, puis règle avec l’émetteur : lui seul peut dire quelles pièces sont encore à toi.
warning-held = Tu as cette pièce. Tant que l’émetteur n’a pas dit si elle est à toi, elle n’est pas dans ton solde.
warning-held-do = Règle avec l’émetteur, et parles-en à qui t’a payé avec.
warning-cleared = L’émetteur a dit que cette pièce est à toi.
warning-cleared-do = Tu n’as rien à faire.
warning-lost = L’émetteur a dit que cette pièce est à quelqu’un d’autre : elle est perdue pour toi.
warning-lost-do = Demande réparation à qui t’a payé avec. La preuve montre quelle clé a signé deux fois : montre-la à ta communauté.
warning-not-held = Ce portefeuille n’a pas la pièce.
warning-not-held-do = Tu n’as rien à faire.
warning-problem = Une pièce de ce paiement a été dépensée deux fois : la clé { $culprit } l’a cédée à deux personnes, et ton portefeuille en a la preuve.
warning-problem-do = Règle avec l’émetteur avant de payer ou de reprendre ces pièces. La preuve est sur ton écran d’accueil.
warning-learnt = Connu ici depuis le { $moment }
warning-quarantine = Mettre mes pièces en quarantaine
warning-quarantine-means = Tu ne pourras payer avec aucune pièce d’autres communautés avant que son émetteur l’ait renouvelée, et plus jamais avec celles que tu as émises toi-même : tu en émets de nouvelles à leur place. Cela ne s’annule pas ici ; rendre des pièces reste possible.
warning-quarantine-yes = Toutes en quarantaine
warning-quarantine-no = Les laisser comme elles sont
warning-restored = Restauré d’une sauvegarde
warning-restored-means = Ce portefeuille a été restauré d’une sauvegarde le { $day }, et a peut-être dépensé des pièces après cette sauvegarde. Elles sont en quarantaine : hors de ton solde, et on ne peut pas payer avec.
warning-restored-do = Le renouvellement par l’émetteur les libère. Les rendre est toujours permis.
warning-restored-own = Les pièces que tu as émises toi-même restent en quarantaine pour de bon. Elles sont peut-être chez d’autres, et personne ne le sait sauf qui les apporte. Émets de nouvelles pièces à leur place : tu n’y perds rien.

## Le comité : plusieurs personnes règlent ensemble

committee-title = Comité
committee-means = Plusieurs personnes règlent ensemble pour une communauté : aucune ne peut seule décider, tricher ou manquer. Leurs téléphones sont reliés directement ; un même Wi-Fi ou un partage de connexion suffit, sans internet.
committee-people = Qui en fait partie
committee-me = ce téléphone
committee-linked = relié
committee-away = hors de portée
committee-has-founded = a donné son accord
committee-how-many = Un comité a 4, 7, 10 ou 13 membres. Relie leurs téléphones à l’un d’eux : cela suffit.
committee-link = Relier un téléphone
committee-link-stop = Arrêter
committee-linking = Mets les deux téléphones face à face
committee-linking-how = Ouvrez « Relier un téléphone » sur les deux. Chacun lit le code de l’autre ; ils sont alors reliés.
committee-code-shown = Le code pour l’autre téléphone
committee-by-text = Sans appareil photo
committee-paste = Le code de l’autre téléphone, en texte
committee-no-network = Ce téléphone n’est dans aucun réseau où l’autre pourrait être. Rejoignez le même Wi-Fi, ou qu’un des téléphones ouvre un partage de connexion ; internet n’est pas nécessaire.
committee-unsupported = Ce navigateur ne peut pas être relié à d’autres téléphones.
committee-found = Fonder un comité de ces { NUMBER($people) }
committee-compare = Chaque téléphone montre-t-il ce nombre ?
committee-compare-means = Lis-le à voix haute. N’accepte que si tous montrent le même : alors personne ne se trouve entre les téléphones.
committee-agree = Tous pareils : d’accord
committee-waits = On attend l’accord des autres.
committee-step-back = Ne pas le fonder
committee-reach =
    { $reached ->
        [one] Un membre est joignable ; { NUMBER($quorum) } décident ensemble.
       *[other] { NUMBER($reached) } membres sont joignables ; { NUMBER($quorum) } décident ensemble.
    }
committee-open = Garde ce portefeuille ouvert tant que tu règles pour les autres. Qui était absent apprend plus tard ce qui a été décidé. Un portefeuille remis d’une sauvegarde ne fait plus partie d’aucun comité.
committee-issue = Émettre des pièces pour lesquelles il règle
committee-issue-together = Mon comité règle pour ces pièces
committee-issue-together-hint = Sinon, ce portefeuille le fait seul.
committee-failed = Ce que ce portefeuille garde pour son comité est illisible. Il préfère n’y rien dire que dire faux ; tes pièces sont en sûreté.
committee-unseated = Un autre appareil, ou une copie plus récente de ce portefeuille, parle en ton nom dans ce comité. Celui-ci n’y siège plus, pour que personne ne puisse t’opposer deux paroles. Tes pièces sont en sûreté ; les autres continuent.

## Settings

settings-title = Réglages
settings-language = Langue
settings-language-missing = Cette langue n’a pas pu être chargée. Recharge la page avec un réseau, et essaie encore.
settings-dial = Combien tu acceptes en confiance
settings-dial-means = Hors ligne, personne ne peut voir si une pièce a aussi été donnée à quelqu’un d’autre. Ce que son émetteur n’a pas encore renouvelé pour toi est donc en confiance, et ces limites disent combien tu en acceptes : de chaque sorte de pièces, en 24 heures. Les pièces venant droit de leur émetteur ne comptent pas.
settings-each-stranger = D’un seul inconnu
settings-each-stranger-hint = Jusque-là, ton portefeuille accepte les pièces sans demander.
settings-all-strangers = De tous les inconnus ensemble
settings-all-strangers-hint = Une foule d’inconnus ne peut pas te devoir plus que cela.
settings-each-person = D’une personne que tu connais
settings-each-person-hint = Pour les gens dont tu as dit que tu les connais.
settings-ask-up-to = Me demander jusqu’à
settings-ask-up-to-hint = Au-delà des limites ci-dessus on te demande, jusqu’à ce montant par personne. 0 : ne jamais demander, refuser.
settings-hops = Mains par lesquelles une pièce a pu passer
settings-hops-hint = Comptées depuis que son émetteur l’a vue.
settings-age-days = Jours depuis que l’émetteur a vu une pièce
settings-age-days-hint = Pour les pièces plus anciennes, on te demande.
settings-empty = Vide veut dire sans limite.
settings-keep = Garder ces limites
settings-kept = Ces limites sont en vigueur.
settings-reset = Revenir aux valeurs d’origine
settings-order = « D’un seul inconnu » dépasse « de tous les inconnus ensemble » : la plus petite des deux limites vaut.
settings-backup = Restauré d’une sauvegarde ?
settings-backup-means = Si les données de cet appareil ont été restaurées d’une copie, ou si un autre appareil utilise la même copie, des pièces que ce portefeuille montre encore ont peut-être été dépensées.
settings-backup-done = Les pièces de ce portefeuille ont été mises en quarantaine. Règle avec leurs émetteurs pour les utiliser de nouveau.

## Why coins are taken, or asked about

reason-title-asked = Ce qui parle pour, et contre
reason-title-taken = Pourquoi ton portefeuille a pris les pièces
reason-speaks-for = pour :
reason-speaks-against = contre :
reason-no-limit = aucune
reason-issuer-is-payer = Rien n’est en confiance : les pièces viennent droit de leur émetteur.
reason-own-issue = Rien n’est en confiance : ce sont des pièces de ta propre émission qui rentrent.
reason-within-stranger = En confiance de cet inconnu en un jour : { $sum }. Ta limite : { $limit }.
reason-within-strangers = En confiance de tous les inconnus en un jour : { $sum }. Ta limite : { $limit }.
reason-known-person = En confiance de cette personne que tu connais, en un jour : { $sum }. Ta limite : { $limit }.
reason-over-stranger = En confiance de cet inconnu en un jour : { $sum }. C’est au-dessus de ta limite de { $limit }.
reason-over-strangers = En confiance de tous les inconnus en un jour : { $sum }. C’est au-dessus de ta limite de { $limit }.
reason-over-person = En confiance de cette personne en un jour : { $sum }. C’est au-dessus de ta limite de { $limit }.
reason-over-ask = En confiance de cette personne en un jour : { $sum }. Au-delà de { $limit }, ton portefeuille ne demande même pas.
reason-person-agreed = On te l’a demandé, et tu as dit oui.
reason-too-many-hops =
    { $hops ->
        [one] Une pièce est passée par { $hops } main depuis que son émetteur l’a vue. Ta limite : { NUMBER($limit) }.
       *[other] Une pièce est passée par { $hops } mains depuis que son émetteur l’a vue. Ta limite : { NUMBER($limit) }.
    }
reason-too-old =
    { $days ->
        [one] L’émetteur a vu une pièce pour la dernière fois il y a { $days } jour. Ta limite : { NUMBER($limit) }.
       *[other] L’émetteur a vu une pièce pour la dernière fois il y a { $days } jours. Ta limite : { NUMBER($limit) }.
    }
reason-clock-doubtful = Les deux horloges ne s’accordent pas : les limites d’un inconnu s’appliquent.
reason-convicted = Une preuve de fraude nomme la clé de cette personne.
reason-over-limit = Cela ferait { $on-trust } en confiance, et qui les reçoit en prend { $limit } maintenant.
reason-over-limit-do = Convenez d’un montant plus petit, faites d’abord renouveler les pièces par leur émetteur, ou changez les limites dans les réglages de qui les reçoit.

## The 32 symbols

symbol-sun = soleil
symbol-moon = lune
symbol-star = étoile
symbol-cloud = nuage
symbol-lightning = éclair
symbol-drop = goutte
symbol-flame = flamme
symbol-mountain = montagne
symbol-tree = arbre
symbol-leaf = feuille
symbol-flower = fleur
symbol-apple = pomme
symbol-cherry = cerise
symbol-mushroom = champignon
symbol-fish = poisson
symbol-heart = cœur
symbol-house = maison
symbol-key = clé
symbol-bell = cloche
symbol-boat = bateau
symbol-anchor = ancre
symbol-umbrella = parapluie
symbol-cup = tasse
symbol-hat = chapeau
symbol-book = livre
symbol-lamp = lampe
symbol-flag = drapeau
symbol-crown = couronne
symbol-ladder = échelle
symbol-wheel = roue
symbol-clock = horloge
symbol-letter = lettre

## Safety: what opens the wallet, and what brings it back

unlock-wait =
    { $seconds ->
        [one] Plusieurs essais étaient faux. Le prochain est possible dans une seconde.
       *[other] Plusieurs essais étaient faux. Le prochain est possible dans { $seconds } secondes.
    }
unlock-passkey = Ouvrir avec cet appareil
welcome-passkey = Utiliser le verrou de cet appareil
passkey-declined = L’appareil n’a pas répondu. Rien n’a changé.
passkey-without-secret = Le verrou de cet appareil ne peut pas ouvrir un portefeuille. Utilise une phrase secrète.
safety-title = Sauvegarde et verrou
safety-means = Ce qui ramène le portefeuille si le téléphone est perdu, et ce qui l’ouvre.
safety-open = Ouvrir
safety-backup = Fichier de sauvegarde
safety-backup-means = Un fichier avec toutes tes pièces et tes clés, fermé par une phrase secrète. Garde-le ailleurs que sur cet appareil. Les pièces qui viennent ou partent ensuite n’y sont pas : refais-en un de temps en temps.
safety-none = Il n’y a pas encore de sauvegarde. Si cet appareil est perdu, les pièces le sont aussi.
safety-old = La dernière sauvegarde est du { $moment }. Quelque chose a changé depuis.
safety-good = La sauvegarde du { $moment } contient tout.
safety-backup-do = Faire une sauvegarde
safety-backup-how = Choisis une phrase secrète pour le fichier. Ce peut être celle de ce portefeuille. Sans elle, personne n’ouvre le fichier, pas même toi.
safety-backup-done = Tu as une sauvegarde. Mets le fichier en lieu sûr et essaie-le une fois.
safety-test-do = Essayer une sauvegarde
safety-test-how = Ouvre une sauvegarde et dit ce qu’elle ramènerait. Rien ne change dans ce portefeuille.
safety-choose = Choisir un fichier
safety-need-file = Choisis d’abord un fichier.
safety-file-passphrase = Phrase secrète du fichier
safety-current = Phrase secrète de ce portefeuille
safety-need-current = Tape la phrase secrète.
safety-new = Nouvelle phrase secrète
safety-wrong = Cette phrase n’ouvre pas ce portefeuille. Rien n’a changé.
safety-tested = Cette sauvegarde ramènerait tout ce qu’elle contient.
safety-tested-partly =
    { $count ->
        [one] Une pièce de ce fichier a perdu son histoire et ne pourrait pas être dépensée.
       *[other] { $count } pièces de ce fichier ont perdu leur histoire et ne pourraient pas être dépensées.
    }
safety-tested-from = Portefeuille { $name }, { $moment }
safety-tested-coins =
    { $count ->
        [one] { $community } : { $amount }, une pièce
       *[other] { $community } : { $amount }, { $count } pièces
    }
safety-tested-movements =
    { $count ->
        [one] Un mouvement
       *[other] { $count } mouvements
    }
safety-foreign = Ce n’est pas une sauvegarde de portefeuille. Rien n’a changé.
safety-newer = Cette sauvegarde vient d’une version plus récente de l’app (format { NUMBER($version) }). Mets l’app à jour et réessaie.
safety-unopenable = La phrase n’ouvre pas ce fichier, ou le fichier est abîmé. Rien n’a changé.
safety-damaged = Le fichier s’ouvre mais ne se lit pas. Rien n’a changé. Essaie une sauvegarde plus ancienne.
safety-exhausted = Cet appareil n’a pas assez de mémoire pour ouvrir le fichier. Ferme d’autres apps et réessaie.
safety-words = 24 mots
safety-words-means = Sur papier, ces mots ramènent tes clés : ton nom d’émetteur, et rien de ce que tu détiens. Les pièces ne reviennent que d’une sauvegarde.
safety-words-do = Montrer les mots
safety-words-how = Vérifie que personne ne regarde ton écran. Qui a ces mots a tes clés.
safety-words-shown = Écris-les sur papier dans cet ordre. Personne de JuiceTokens ne te les demandera jamais.
safety-words-written = Je les ai écrits
safety-locks = Ce qui ouvre ce portefeuille
safety-passphrase-do = Changer la phrase secrète
safety-passphrase-add = Ajouter une phrase secrète
safety-passphrase-how = Ensuite, seule la nouvelle ouvre ce portefeuille. Les sauvegardes gardent la phrase avec laquelle elles ont été faites.
safety-passphrase-done = La nouvelle phrase ouvre ce portefeuille.
safety-passkey-do = Ajouter le verrou de cet appareil
safety-passkey-how = Une empreinte, un visage ou le code de l’appareil ouvrira aussi le portefeuille. La phrase secrète reste valable.
safety-passkey-done = Le verrou de cet appareil ouvre désormais le portefeuille.
safety-passkey = Verrou d’appareil { NUMBER($number) }
safety-passkey-remove = Retirer
safety-removal-how = Le verrou de l’appareil n’ouvrira plus ce portefeuille. Ce qui reste doit l’ouvrir maintenant, pour que personne ne reste dehors.
safety-removal-done = Le verrou de l’appareil est retiré.
safety-lock-refused = Ce verrou n’a pas pu être mis. Ce qui ouvrait le portefeuille l’ouvre toujours.
safety-unsaved = Ce navigateur n’a pas pu enregistrer le fichier. Il n’y a pas de sauvegarde ; essaie un autre navigateur.
safety-use-passkey = Utiliser le verrou de cet appareil
safety-nag = Ce portefeuille n’a pas de sauvegarde. Si le téléphone est perdu, les pièces aussi.
safety-nag-old = Ta dernière sauvegarde n’a pas les dernières pièces.

## Putting a wallet back

restore-title = Ramener un portefeuille
restore-file = Depuis une sauvegarde
restore-file-means = Une sauvegarde ou une copie de secours : ramène clés, pièces et mouvements tels qu’ils étaient.
restore-file-quarantine = Les pièces commencent en quarantaine : elles ont peut-être été dépensées après la sauvegarde. L’émetteur les renouvelle quand vous vous voyez.
restore-phone = Depuis l’ancien téléphone
restore-phone-means = Si tu l’as encore : il paie tout, et rien n’a besoin d’être renouvelé.
restore-phone-1 = Crée un nouveau portefeuille sur ce téléphone.
restore-phone-2 = Sur les deux téléphones : Réglages, puis « Sauvegarde et verrou », puis « Passer à un nouveau téléphone ».
restore-phone-3 = Enchaîne les paiements sur les deux. Quand l’ancien dit que tout est parti, fais une sauvegarde ici.
restore-phone-issuer = Si tu émets des pièces, utilise une sauvegarde : la clé d’un émetteur ne se paie pas.
restore-words = Depuis 24 mots
restore-words-means = Ramène seulement les clés, et aucune pièce.
restore-words-only = Les mots ramènent tes clés. Les pièces n’y sont pas : si tu as une sauvegarde, utilise-la.
restore-typed-words = Les 24 mots
restore-typed-words-hint = Dans l’ordre, séparés par des espaces.
restore-need-words = Tape les mots.
restore-words-count =
    { $count ->
        [one] C’est un mot ; il y en a 24. Rien n’a changé.
       *[other] Ce sont { $count } mots ; il y en a 24. Rien n’a changé.
    }
restore-words-unknown = Le mot { NUMBER($number) } n’est pas dans la liste. Cherche une faute.
restore-words-checksum = Tous les mots existent, mais ils ne vont pas ensemble. L’ordre est-il juste ?
restore-submit = Ramener
restore-outcome = Ton portefeuille est revenu
restore-back = Est revenu
restore-needs = A besoin de quelqu’un
restore-lost = Ne peut pas revenir
restore-file-back = Tes clés, tes mouvements et tes pièces, en quarantaine.
restore-file-needs = Les pièces : leur émetteur les renouvelle quand tu règles. Les paiements ouverts : l’autre portefeuille, ou l’émetteur.
restore-file-lost = Ce que tu as reçu après la sauvegarde, et les pièces dépensées depuis.
restore-words-back = Tes clés : comme émetteur tu es connu par la même clé.
restore-words-needs = Les gens qui te doivent ou qui ont tes pièces : ils te les montrent quand vous vous voyez.
restore-words-lost = Les pièces de l’appareil perdu, et ses mouvements.
restore-read = J’ai compris

## Health: what is stored, whether it stays, and what to do

health-title = État
health-means = Si tes pièces restent où elles sont, et ce que cet appareil sait faire.
health-well = Tout va bien : rien à faire ici.
health-storage = Stockage
health-not-kept-do = Fais une sauvegarde. Installe l’application, utilise-la quelques jours et redemande : la plupart des navigateurs acceptent alors.
health-used = { $used } Mo sont utilisés, sur { $quota } Mo que donne le navigateur.
health-full-do = Il reste peu de place. Supprime autre chose de cet appareil, sinon les paiements ne pourront bientôt plus être enregistrés.
health-place = Application ou onglet
health-installed = JuiceTokens est installé : il tourne comme une application à part.
health-tab = JuiceTokens tourne dans un onglet du navigateur.
health-update = Mise à jour
health-update-do = Une nouvelle version est téléchargée. Elle prend le relais quand tu le dis ; ton portefeuille reste.
health-newest = Aucune version plus récente n’attend.
health-time = Heure
health-time-verified = { NUMBER($agreeing) } horloges sur { NUMBER($clocks) } concordent, celle-ci comprise.
health-time-consensus = Une autre horloge concorde avec celle-ci, et une date signée par d’autres aussi.
health-time-inadequate = Personne n’a encore confirmé l’horloge de cet appareil ; chaque paiement en compare deux. D’ici là, des pièces sur le point d’expirer peuvent être refusées. Tout le reste marche.
health-time-bound = D’autres ont signé qu’il est plus tard que { $moment }.
health-time-corrected = L’horloge de cet appareil est en retard là-dessus, elle n’est donc pas crue.
health-sign-ahead =
    { $count ->
        [one] L’horloge de cet appareil a été avancée d’une minute pendant que l’application tournait.
       *[other] L’horloge de cet appareil a été avancée de { $count } minutes pendant que l’application tournait.
    }
health-sign-back =
    { $count ->
        [one] L’horloge de cet appareil a été reculée d’une minute pendant que l’application tournait.
       *[other] L’horloge de cet appareil a été reculée de { $count } minutes pendant que l’application tournait.
    }
health-sign-behind =
    { $count ->
        [one] L’horloge de cet appareil a une minute de retard sur ce que d’autres ont signé.
       *[other] L’horloge de cet appareil a { $count } minutes de retard sur ce que d’autres ont signé.
    }
health-sign-peer-back = L’horloge de quelqu’un que tu as rencontré a reculé entre deux paiements.
health-sign-peer-ahead = L’horloge de quelqu’un que tu as rencontré avançait juste quand des pièces allaient expirer.
health-time-do = Laisse le système régler la date et l’heure tout seul, puis reviens voir ici.
health-device = Cet appareil
health-has = Il a : { $parts }.
health-lacks = Le navigateur n’offre pas : { $parts }.
health-camera = appareil photo
health-share = partage vers d’autres applications
health-passkey = verrou de l’appareil
health-bluetooth = Bluetooth
health-nfc = NFC
health-no-camera-do = Sans appareil photo, les paiements passent par des textes que tu copies et colles.
health-radio = JuiceTokens n’utilise ni Bluetooth ni NFC.
health-versions = Versions et nombres
health-stored = Pièces : { $coins }. Mouvements : { $movements }. Modifications enregistrées : { $changes }.
health-formats = Application { $app } ({ $build }), protocole { NUMBER($protocol) }, base { NUMBER($database) }, en-tête { NUMBER($header) }.
health-file-open = Lire le fichier

## Install: how, and how a wallet gets into the app

install-title = Installer JuiceTokens
install-how = Comment faire ici
install-phone-1 = Touche le bouton de partage du navigateur : un carré avec une flèche vers le haut.
install-phone-2 = Choisis « Sur l’écran d’accueil », puis « Ajouter ».
install-phone-3 = Ouvre JuiceTokens de là, et n’utilise ton portefeuille que là.
install-desk-1 = Ouvre le menu « Fichier » de Safari.
install-desk-2 = Choisis « Ajouter au Dock », puis « Ajouter ».
install-menu = Ouvre le menu du navigateur et choisis « Installer » ou « Ajouter à l’écran d’accueil », si c’est proposé. L’application a le même portefeuille que cet onglet.
install-why = Pourquoi c’est important ici
install-rule = Safari efface ce qu’une page a enregistré si tu ne l’as pas ouverte pendant sept jours. Une application installée n’est pas effacée.
install-apart = L’onglet et l’application installée ne partagent rien : un portefeuille dans l’un n’est pas dans l’autre.
install-before = Installe-le avant que ton portefeuille contienne quelque chose
install-move = Déplacer ce portefeuille dans l’application
install-move-pay = Par paiement
install-move-pay-how = Crée un portefeuille dans l’application et paie-lui tout. Sur un seul téléphone, copie les textes d’ici là-bas et retour : rien n’est à renouveler ensuite.
install-move-file = Par un fichier
install-move-file-1 = Fais une sauvegarde ici.
install-move-file-2 = Arrête cet onglet avec le bouton ci-dessous : deux portefeuilles qui paient avec les mêmes pièces passent pour une fraude.
install-move-file-3 = Dans l’application, choisis « Ramener un portefeuille » et le fichier. Les pièces y attendent que leurs émetteurs les renouvellent.

## Moving to a new phone: one payment after another

handover-title = Passer à un nouveau téléphone
handover-means = L’ancien téléphone paie tout au nouveau, une sorte de pièces après l’autre. Rien n’est à renouveler ensuite.
handover-old = Ceci est l’ancien téléphone
handover-new = Ceci est le nouveau téléphone
handover-next = Payer { $amount }
handover-left =
    { $count ->
        [one] Il reste un paiement.
       *[other] Il reste { $count } paiements. Un paiement déplace jusqu’à 63 pièces.
    }
handover-done =
    { $count ->
        [one] Un paiement est fait.
       *[other] { $count } paiements sont faits.
    }
handover-all = Tout ce qui peut partir est parti.
handover-stays = Ce qui reste ici, et pourquoi
handover-bound = tient à un paiement en cours. Termine-le d’abord.
handover-issuer = attend l’émetteur. Règle d’abord ; ensuite cela peut partir.
handover-worn = est passé par autant de mains que permis. L’émetteur le renouvelle.
handover-paper = est sur papier. Gardez le papier : son code vaut autant sur chaque téléphone.
handover-gone = est expiré, ou appartient à quelqu’un d’autre.
handover-issuing = Tu émets { $community } : la clé d’un émetteur ne se paie pas. Garde ce téléphone pour cela, ou ramène plutôt une sauvegarde sur le nouveau.
handover-history = Tes mouvements et reçus restent sur ce téléphone. Enregistre-les d’abord en tableau si tu en as besoin.
handover-new-means = Touche ici chaque fois que l’ancien téléphone a un paiement, tiens-les face à face et compare les images.
handover-take = Prendre le paiement suivant
handover-after = Quand tout est là, fais une sauvegarde ici. Efface l’ancien téléphone seulement ensuite.
handover-end = Terminé

## The lock that closes by itself

autolock-soon = Ton portefeuille va se verrouiller. Touche l’écran pour le garder ouvert.
autolock-stay = Garder ouvert
autolock-closed = Il s’est verrouillé car personne ne l’a touché depuis un moment.
autolock-kept = Ce que tu avais tapé est encore là.
autolock-title = Verrouillage automatique
autolock-means = Après ce temps sans toucher, même écran éteint. Jamais pendant un paiement.
autolock-minutes =
    { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
autolock-never = Jamais

## Backups once more: when a file counts, and what did not come back

safety-given = Regarde dans tes téléchargements : { $name } y est-il ? Il compte comme sauvegarde dès que tu l’as.
safety-given-yes = J’ai le fichier
safety-given-again = L’enregistrer encore
restore-gap = N’est pas revenu
restore-lost-changes =
    { $count ->
        [one] La dernière modification n’était plus lisible.
       *[other] Les { $count } dernières modifications n’étaient plus lisibles.
    }

## Les gens : qui se présente, et qui tu as noté

people-title = Les gens
people-own = ton autre appareil
people-own-means = il a ta propre identité
people-said = « { $name } »
people-unknown = ne s’est pas présenté
people-introduced = pas dans tes contacts
people-contact = dans tes contacts
people-known = tu connais cette personne
people-blocked = bloqué
people-add = Ajouter aux contacts
people-contacts = Contacts
people-met = Rencontrés, pas dans tes contacts
people-last = la dernière fois le { $moment }
people-empty = Personne ici pour l’instant
people-empty-do = Quand quelqu’un qui se présente te paie ou est payé, tu peux l’ajouter depuis le reçu. La prochaine fois, vos portefeuilles se reconnaissent et il n’y a plus d’images à comparer.
people-introduce = Me présenter
people-introduce-means = Tu ne te présentes pas, donc personne ne peut te reconnaître. C’est à toi de voir.

person-title = Personne
person-missing = Personne n’est connu par cette clé
person-missing-do = Qui se présente quand vous vous payez a une page ici.
person-said = Se nomme { $name }
person-key = Identité :
person-trust = Jusqu’où ton portefeuille lui fait confiance
person-is-known = Tu connais cette personne : jusqu’à { $limit } de chaque sorte de pièces en confiance par jour.
person-is-own = C’est toi, sur un autre appareil : jusqu’à { $limit } de chaque sorte de pièces en confiance par jour.
person-is-contact = Dans tes contacts. Tant que tu ne dis pas que tu connais cette personne, la limite d’un inconnu vaut : { $limit } de chaque sorte de pièces en confiance par jour.
person-is-stranger = N’importe qui peut se donner n’importe quel nom. La limite d’un inconnu vaut : { $limit } de chaque sorte de pièces en confiance par jour.
person-is-blocked = Ton portefeuille ne prend rien de cette personne et ne lui paie rien. Si elle vient sans se présenter, il ne peut pas la distinguer des autres.
person-added = Dans tes contacts depuis le { $day }.
person-payments =
    { $count ->
        [one] Un paiement, le { $day }.
       *[other] { $count } paiements, le dernier le { $day }.
    }
person-on-trust = En confiance de cette personne ces dernières 24 heures : { $amounts }.
person-proofs =
    { $count ->
        [one] Une de ses clés a cédé une pièce à deux personnes ; ton portefeuille a la preuve. Un portefeuille remis depuis une sauvegarde peut le faire par erreur : demande-lui.
       *[other] Ses clés ont cédé { $count } pièces à deux personnes ; ton portefeuille a les preuves. Un portefeuille remis depuis une sauvegarde peut le faire par erreur : demande-lui.
    }
person-name = Nom
person-name-hint = Comme tu l’appelles. Pour toi seul.
person-note-hint = Pour toi seul.
person-keep = Garder
person-know = Je connais cette personne
person-know-hint = Ta limite pour les gens que tu connais vaut alors. Dis-le si tu saurais la retrouver.
person-no-movements = Rien entre vous pour l’instant.
person-block = Bloquer
person-unblock = Ne plus bloquer
person-block-means = De qui tu bloques, ton portefeuille ne prend rien. L’autre n’apprend pas pourquoi. Ce qui est encore ouvert entre vous se termine quand même.
person-remove = Enlever des contacts
person-remove-means = Le nom et la note sont effacés, et la personne redevient inconnue. Les paiements et les reçus restent.
person-remove-yes = Enlever
person-remove-no = Laisser

exchange-recognised = Ton portefeuille a reconnu cette personne : personne n’est entre vous.
exchange-they-compare = Rien à comparer de ce côté. On attend que l’autre personne ait comparé.

profile-title = Présente-toi
profile-means = Chaque jour ton portefeuille montre une nouvelle clé, pour que personne ne puisse te suivre. Si tu te présentes, qui te paie ou est payé par toi apprend ton nom et te reconnaît désormais, sur chaque appareil et chaque jour.
profile-introduce = Me présenter quand je paie ou suis payé
profile-introduce-hint = On le voit après que vous avez comparé les images. Qui est dans tes contacts et t’a dans les siens te reconnaît tout de suite : rien à comparer.
profile-name = Mon nom pour les autres
profile-name-hint = Court : 32 lettres au plus.
profile-picture = Voici ton image sur les autres téléphones. Identité :
profile-keep = Garder
profile-kept = Tu te présentes.
profile-kept-off = Tu ne te présentes à personne.

reason-blocked = Tu as bloqué cette personne.
problem-blocked = Tu as bloqué cette personne.
problem-blocked-do = Pour avoir de nouveau affaire à elle, débloque-la sur sa page, sous Les gens.
problem-other-person = Ce n’est pas avec cette personne que ce paiement a eu lieu, ou elle ne dit pas qui elle est.
problem-other-person-do = Un remboursement ne va qu’à la même personne. Demande-la, ou qu’elle active dans ses réglages le fait de dire qui elle est.

## Scan or open: a printed code, a link, a file

scan-title = Scanner ou ouvrir
scan-how = Présente à la caméra un code imprimé : une demande, ou une pièce sur papier.
scan-paste-label = Ou un lien
scan-paste = Coller
scan-read = Ouvrir
scan-file = Choisir un fichier
scan-file-hint = Un reçu, une sauvegarde ou l’image d’un code.
scan-nothing = Il n’y a pas de code dans cette image.
scan-wallet = C’est l’écran d’un portefeuille. Pour le rencontrer, reviens à l’accueil et touche Payer ou Encaisser.
scan-links = Ouvrir les liens de paiement avec ce portefeuille
by-text-save = Enregistrer dans un fichier
sight-paper = Une pièce sur papier a été lue.
sight-paper-take = Voir la pièce
waiting-pay = Une demande attend : elle s’ouvre avec le portefeuille.
waiting-paper = Une pièce sur papier attend : tu la verras une fois le portefeuille ouvert.
waiting-backup = Une sauvegarde attend : tu pourras regarder dedans une fois le portefeuille ouvert.

## A request as a code

receive-as-code = Afficher comme code
request-title = Ta demande
request-code = La demande sous forme de code QR
request-scan = Scanne pour payer
request-how = Il ouvre l’écran de paiement sur l’autre téléphone, puis vous vous rencontrez face à face comme toujours. Il ne déplace rien et sert autant de fois que tu veux.
request-name = Nom affiché
request-name-hint = Qui voit le code le lit. Laisse vide pour n’en mettre aucun.
request-picture = Enregistrer l’image
request-print = Imprimer
request-meet = Rencontrer le payeur
request-change = Modifier
pay-link-to = Pour { $name }
pay-link-coins = Elle demande des pièces d’un genre que tu n’as pas.
pay-link-says = C’est le lien qui le dit ; personne ne l’a signé.

## Receipts as files

receipt-save = Enregistrer le reçu dans un fichier
receipt-file-title = Ce que dit le fichier
receipt-file-tells = Qui a payé qui, sous forme de deux clés de ce jour ; le montant, la note et l’heure ; chaque pièce, et les clés des mains par où elle est passée depuis son dernier renouvellement.
receipt-file-hides = Il ne dit ni solde ni autre paiement. Mais qui le possède peut reconnaître ailleurs ces pièces ou les clés de ce jour.
receipt-file-yes = Enregistrer
receipt-file-no = Pas maintenant
receipt-file-saved = N’importe qui peut vérifier le fichier : dans cette application, même sans portefeuille, ou avec la page fournie avec le code source.
check-title = Reçu d’un fichier
check-open = Vérifier un reçu
check-choose = Choisis le fichier d’un reçu.
check-reading = Vérification de chaque signature…
check-none = Ce n’est pas un reçu, ou il est abîmé.
check-another = Choisir un autre fichier
check-proved = Prouvé
check-proved-means = Chaque signature qu’il contient est bonne.
check-not-proved = Pas prouvé
check-not-proved-means = Quelque chose n’y est pas bon : ne t’y fie pas.
check-from = De
check-to = À
check-between = { $from } à { $to }
check-doubtful = les deux horloges n’étaient pas d’accord
check-checks = Vérifications
check-issuer = L’émetteur a émis ces pièces
check-coins = La chaîne de chaque pièce, de l’émetteur jusqu’ici
check-sum = Les pièces font le montant
check-request = Le bénéficiaire l’a demandé
check-plan = Le payeur l’a proposé
check-payer = Le payeur a signé exactement ceci
check-payee = Le bénéficiaire a signé exactement ceci
check-acknowledged = Le bénéficiaire a signé l’avoir reçu
check-holds = bon
check-fails = pas bon
check-missing = pas dans le fichier
check-unchecked = pas vérifié
check-keys = Une clé ne désigne quelqu’un qu’avec autre chose : le reçu de l’autre, ou un téléphone que l’on montre.
check-paper = La pièce vient d’un papier : un seul appareil a signé pour les deux côtés, et le reçu ne dit rien de plus.
check-later = Il dit ce qui a été signé alors, pas ce que les pièces sont devenues depuis.
cash-in-title = Remise à l’émetteur
cash-in-show = Attestation : { $amount }
cash-in-means = Les deux ont signé que ces pièces sont retournées à leur émetteur, pour de bon.
cash-in-coins = Pièces rendues
cash-in-number = Numéro de l’attestation
cash-in-told = indiqué, pas signé
cash-in-owned = Chaque pièce était à qui la rend
cash-in-given = Qui la rend a signé la remise
cash-in-taken = L’émetteur a signé la reprise
cash-in-later = Une pièce n’est rendue qu’une fois : aucune autre attestation ne peut nommer celles-ci. Ce qui a été donné en échange n’y figure pas. L’heure est celle que dit le portefeuille qui l’a gardée.
cash-in-tells = L’attestation nomme les pièces, les clés sous lesquelles elles se trouvaient et l’émetteur : ni solde, ni paiement, ni aucune main avant la tienne.

## Coins on paper

home-on-paper = sur papier
home-from-paper = Pris sur papier
home-printed = Mis sur papier
home-unprinted = Repris du papier
warning-paper = Elle venait d’un papier, et une copie de ce papier a été prise aussi. Le papier se copie ; aucune personne rencontrée n’est forcément en faute.
paper-title = Pièce sur papier
paper-looking = Vérification de la pièce…
paper-none = Il n’y a pas de pièce ici. Scanne son code.
paper-expires = Valable jusqu’au { $day }
paper-copies = Le papier se copie. Tant que l’émetteur n’a pas confirmé la pièce, quelqu’un avec une copie a pu être plus rapide : ne la prends que de gens que tu connais.
paper-own = Ta propre pièce revient : tu la prends pleinement, et plus aucune copie ne vaudra.
paper-printed-here = C’est toi qui l’as mise sur papier. Elle revient dans ton portefeuille ; détruis ensuite le papier.
paper-new = Cette communauté est nouvelle pour toi. La clé de son émetteur : { $issuer }.
paper-take = Prendre { $amount }
paper-taking = En cours…
paper-taken = { $amount } : c’est pris
paper-taken-trust = Elle est dans ton portefeuille, en confiance. Barre le papier. Une fois réglé avec l’émetteur, elle est à toi pour de bon.
paper-taken-settled = Elle est dans ton portefeuille, réglée. Barre le papier.
paper-next = Scanner une autre
paper-receipt = Voir le reçu
paper-not-taken = Rien n’a été pris
paper-unreadable = Le code est abîmé, ou faux. Si le papier est déchiré ou taché, qui l’a imprimé peut le remplacer grâce à son numéro.
paper-taken-here = Tu as déjà pris cette pièce, le { $when }. Chaque papier compte une fois.
paper-held = Cette pièce est déjà dans ton portefeuille : quelqu’un l’a prise du papier avant, et elle t’est venue par un paiement.
paper-taken-before = Quelqu’un a déjà pris cette pièce. Le papier ne vaut plus rien : adresse-toi à qui te l’a donné.
paper-expired = La pièce a expiré. Seul son émetteur peut encore la prendre, un temps.
paper-worn = La pièce est passée par autant de mains que permis. Son émetteur peut la prendre.
paper-over-limit = C’est plus que ce que ton portefeuille prend en confiance pour l’instant : { $limit }. Les limites se règlent dans les réglages.
paper-not-accepted = Ton portefeuille ne prend pas les pièces de ce genre.

## Changing coins with somebody

change-title = Changer des pièces
change-intro = Choisis les pièces que tu donnes. Tu en reçois d’autres de même valeur, pour autant que l’autre en ait.
change-other = L’autre ouvre Payer, puis « Payer ce qu’on me demande ». Vous voyez tous deux chaque pièce avant de dire oui ; rien n’est payé.
change-go = Changer { $amount }

## Putting coins on paper

print-title = Pièces sur papier
print-intro = Une pièce sur papier est à qui tient le papier. Elle quitte ton solde ; n’importe qui la prend avec l’appareil photo d’un téléphone.
print-copies = Une photocopie vaut le papier tant que l’émetteur n’a pas confirmé l’un des deux : le premier compte.
print-how-many = Combien de chaque ?
print-of = sur { NUMBER($count) }
print-go = Mettre { $amount } sur papier
print-go-empty = Choisis des pièces
print-going = Mise sur papier…
print-too-few = Il n’y a pas autant de pièces à mettre sur papier maintenant. Rien n’a changé.
print-too-long = Une des pièces a fait trop de chemin pour tenir sur papier. Règle d’abord avec l’émetteur, qui la renouvelle. Rien n’a changé.
print-nothing = Tu n’as pas de pièce à mettre sur papier : il leur faut encore trois mains au moins.
print-ready =
    { $count ->
        [one] Une pièce est prête.
       *[other] { $count } pièces sont prêtes.
    }
print-ready-how = Imprime la page, puis ferme-la : qui photographie cet écran a les pièces.
print-now = Imprimer
print-close = Fermer la page
print-on-paper = Sur papier en ce moment
print-on-paper-hint = Autant que ce portefeuille le sache. Il n’apprend pas quand quelqu’un en prend une ; l’émetteur, si.
print-each = Chaque pièce
print-again = Réimprimer
print-again-one = Réimprimer { $label }
print-back = Reprendre
print-back-one = Reprendre { $label }
print-back-means = Reprendre { $amount } ? Seulement du papier que tu as en main et que tu détruis : toute autre personne qui le tient n’aura plus rien.
print-back-yes = Reprendre
print-back-no = Laisser sur papier
slip-how = À prendre avec l’appareil photo de tout téléphone.
slip-copies = Copies : la première que l’émetteur confirme compte, les autres ne valent rien. Abîmé ? Qui l’a imprimé le remplace grâce à ce numéro :
slip-code = Le code d’une pièce : { $amount }

## What was issued so far

issue-print = Mettre des pièces sur papier
issue-so-far = Émis jusqu’ici
issue-known = Ce qui circule, et où c’est, autant que ton portefeuille le sache.
issue-batch = Émis le { $day }, valable jusqu’au { $expires }
issue-held = Dans ton portefeuille
issue-on-paper = Sur papier
issue-given-out = Chez d’autres
issue-retired = Rendu pour de bon

## S’exercer : une personne seule apprend l’échange avec Pip, qui habite la page

practice-title = S’exercer
practice-open = Essaie tout seul
practice-means = Paie et reçois une fois avec Pip, qui habite cette page. Cela prend une minute, et rien n’en reste.
practice-banner = Exercice : rien ici n’est de l’argent
practice-guide = Guide
practice-leave = Quitter
practice-step = Étape { NUMBER($number) } sur { NUMBER($count) }
practice-begin = Tu n’as pas encore de pièces. Pip a un sac de citrons d’exercice : appuie sur « Encaisser ».
practice-ask = Demande 5 à Pip, puis continue.
practice-buy = Pip vend de la limonade. À toi de payer.
practice-price = Appuie sur « Payer ce qu’on me demande » : le téléphone de Pip dit combien. Tu as une seule pièce de 5, il y aura donc de la monnaie.
practice-meet = Les deux téléphones montrent des codes et lisent ceux de l’autre. Pour cela, deux personnes tiennent leurs téléphones face à face.
practice-carry = Les codes portent le paiement, morceau par morceau. Rien à faire pour un instant.
practice-compare = Compare les images : sont-elles les mêmes sur les deux téléphones ? Alors personne ne se tient entre vous deux.
practice-take = Ton portefeuille n’a jamais vu de pièces de cet émetteur. À toi de décider si tu les prends.
practice-give = Voici ce que tu donnes, et ce qui revient. Rien ne part avant que tu dises oui.
practice-done = C’est fait : les deux téléphones ont signé, et chacun garde un reçu.
practice-stopped = C’est arrêté, et personne n’a perdu de pièce. Essaie encore.
practice-receipt = Un paiement laisse le même reçu sur les deux téléphones. Regarde le tien.
practice-read = Le reçu de Pip porte le même numéro en bas. Chaque pièce a été vérifiée sur ton téléphone.
practice-chain = Chaque main par laquelle cette pièce est passée a signé, de Pip qui l’a émise jusqu’à toi. C’est pourquoi il ne faut pas de banque pour savoir qu’elle est vraie.
practice-end = Voilà tout. Les citrons d’exercice disparaissent quand tu quittes.
practice-to-chain = Voir par où une pièce est passée
practice-finish = Continuer
practice-make = Créer mon portefeuille
practice-back = Retour à mon portefeuille
practice-pip = Pip
practice-partner = Le téléphone de Pip
practice-code = Le code sur le téléphone de Pip
practice-says-welcome = Prends de mes citrons !
practice-says-price = Un verre de limonade ? Ça fait 3, s’il te plaît.
practice-says-reading = Je lis tes codes.
practice-says-pictures = Voici les images que je vois :
practice-says-again = On essaie encore ?
practice-says-thanks = Merci !

## Une journée au stand

stall-title = La caisse
stall-till = Vendre avec des boutons de prix
stall-no-prices = Créez un bouton pour chaque chose que vous vendez : un toucher l’ajoute alors à la somme.
stall-sum = La somme
stall-empty = Rien pour l’instant.
stall-amount = Autre montant
stall-add = Ajouter
stall-undo = Ôter le dernier
stall-clear = Recommencer
stall-edit = Modifier les prix
stall-edit-done = Retour à la caisse
stall-code = Un code pour le comptoir
stall-only = Encaisser seulement
stall-only-means = Qui tient ce téléphone encaisse alors et ne voit rien d’autre, jusqu’à ce que le portefeuille soit rouvert. Entre-temps, il ne se verrouille pas tout seul.
stall-only-is = Ce téléphone encaisse, et rien d’autre.
stall-only-leave = Verrouiller, pour ouvrir le portefeuille
stall-thing = Qu’est-ce que c’est ?
stall-price = Combien cela coûte-t-il ?
stall-keep = Garder la modification
stall-up = Monter { $name }
stall-remove = Retirer { $name }
stall-next = Client suivant
stall-mute = Sans son
paid-ago = Payé il y a { $time }
paid-changed-ago = Changé il y a { $time }
paid-same = L’autre téléphone montre les mêmes quatre images, qui s’allument dans le même ordre.
stall-day = Ouverture et fermeture
stall-before = Avant d’ouvrir
stall-see = Voir quoi faire
stall-backup = La sauvegarde est à jour.
stall-no-backup = Quelque chose n’est encore dans aucune sauvegarde.
stall-clock = L’heure semble juste.
stall-no-clock = Quelque chose laisse penser qu’une horloge a été déréglée.
stall-camera = Il y a une caméra.
stall-no-camera = Aucune caméra trouvée : les paiements passent alors par du texte.
stall-kept = Le navigateur conserve vos pièces.
stall-not-kept = Le navigateur peut effacer vos pièces.
stall-change = Il y a assez de petite monnaie.
stall-no-change = Peu de monnaie : apportez davantage de pièces de { $values }.
stall-no-expiring = Aucune pièce n’expire aujourd’hui.
stall-expiring =
    { $coins ->
        [one] Une pièce expire dans la journée : dépensez-la ou faites-la renouveler.
       *[other] { $coins } pièces expirent dans la journée : dépensez-les ou faites-les renouveler.
    }
stall-no-issuer = Aucune pièce n’attend son émetteur.
stall-issuer =
    { $coins ->
        [one] Une pièce ne peut être dépensée avant d’avoir rencontré son émetteur.
       *[other] { $coins } pièces ne peuvent être dépensées avant d’avoir rencontré leur émetteur.
    }
stall-open = Ouvrir le stand
stall-close = Fermer le stand
stall-since = Depuis l’ouverture, { $time }
stall-today = Depuis minuit
stall-nothing = Rien d’encaissé encore.
stall-taken =
    { $count ->
        [one] Encaissé en un paiement
       *[other] Encaissé en { $count } paiements
    }
stall-returned =
    { $count ->
        [one] Rendu une fois
       *[other] Rendu { $count } fois
    }
stall-left = Reste
stall-cash-in = Régler avec l’organisateur
stall-cash-in-means = Le règlement rend vos pièces sûres ; ce que vous y rendez est échangé contre ce que la communauté a promis. Pour un reçu signé des deux côtés, payez plutôt l’organisateur : ce reçu peut être enregistré comme fichier.
stall-phones = Autres téléphones de ce stand
stall-phones-how = Chaque téléphone montre ce qu’il a encaissé ; l’un d’eux additionne. Personne ne signe cela : c’est une aide pour compter et ne prouve rien.
stall-report = Ce que ce téléphone a encaissé, en code QR
stall-other = Ce que montre un autre téléphone
stall-other-hint = Collez sa ligne ici. Une plus récente remplace l’ancienne.
stall-unread = Ce n’est pas la ligne d’un autre téléphone.
stall-together = Tous les téléphones ensemble
refund-give = Rembourser
refund-get = Se faire rembourser
refund-give-how = C’est un nouveau paiement dans l’autre sens ; rien n’est annulé. Demandez à l’autre d’ouvrir ce paiement dans son portefeuille et de choisir « Se faire rembourser » : les deux reçus renvoient alors l’un à l’autre.
refund-get-how = C’est un nouveau paiement dans l’autre sens ; rien n’est annulé. L’autre ouvre aussi ce paiement, choisit « Rembourser » et dit combien.
refund-only = Seulement avec { $name } : avec quelqu’un d’autre, rien n’est payé.
refund-anybody = L’autre n’a jamais dit qui il est : vérifie toi-même que c’est la même personne.
refund-meet = Se rencontrer maintenant
refund-returned = rendu : { $amount }
refund-receipt = Voir le remboursement de { $amount }
refund-of = Voir le premier paiement
