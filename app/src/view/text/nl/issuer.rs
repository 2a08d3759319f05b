//! Nederlands over de uitgever.
use crate::view::text::issuer::{Items, Needs, Settle, Warnings};

pub(in crate::view::text) static SETTLE: Settle = Settle {
    title: "Regel het met de uitgever",
    intro: "Wie de munten uitgaf, kan met zekerheid zeggen wat van jou is. Dat doet hun telefoon, van mens tot mens; er is geen netwerk nodig.",
    nothing: "Er is geen uitgever om te ontmoeten",
    nothing_do: "Hier regel je het met de uitgevers van munten die je ontving. Je hebt er nog geen van anderen.",
    clear: "Alles is afgerond: er is deze uitgever niets te vragen.",
    transfers: |count| if count == 1 { "1 betaling".into() } else { format!("{count} betalingen") },
    transfers_means: "De uitgever schrijft betalingen op die gebeurd zijn, en beslist over die in twijfel.",
    needs: Needs {
        quarantined: (
            "in quarantaine",
            "Misschien waren ze al uitgegeven voordat deze portemonnee werd teruggezet. Vernieuwing door de uitgever maakt ze vrij; teruggeven mag altijd.",
        ),
        contested: (
            "betwist",
            "Iemand vóór jou gaf ze twee keer uit. Alleen de uitgever kan zeggen of ze van jou zijn.",
        ),
        with_issuer: (
            "bij de uitgever",
            "Je tekende ze over en het antwoord ontbreekt: het komt als jullie elkaar weer ontmoeten.",
        ),
        change: (
            "wisselgeld komt",
            "De uitgever heeft de betaling opgeschreven waarvan dit het wisselgeld is. Is het vernieuwd, dan kun je ermee betalen.",
        ),
        worn: ("versleten", "Ze kunnen nog maar door een paar handen. Zijn ze vernieuwd, dan kunnen ze weer rondgaan."),
        on_trust: (
            "op vertrouwen ontvangen",
            "Je kunt ermee betalen. Zijn ze eenmaal vernieuwd, dan kan niemand ze meer opeisen.",
        ),
    },
    meet: "Ontmoet de uitgever",
    own_intro: "Jij hebt deze munten uitgegeven, dus deze telefoon rekent ze zelf af. Voor jou gelden dezelfde regels als voor iedereen: over twijfel wordt beslist als de tijd om is, niet eerder.",
    own_settle: "Reken af met jezelf",
    own_asking: "Je portemonnee vraagt het aan zichzelf.",
    give_back: "Munten teruggeven",
    give_back_means: "Munten die je teruggeeft, zijn voorgoed weg: ze gaan uit je portemonnee en niemand kan er nog mee betalen. Spreek eerst af wat je ervoor krijgt; de mens achter de uitgever moet ja zeggen.",
    give_back_held: |amount| format!("Je kunt {amount} teruggeven"),
    give_back_exact: "Je munten maken precies dit bedrag.",
    give_back_not_exact: "Je munten maken niet precies dit bedrag, en de uitgever geeft geen wisselgeld.",
    give_back_nearest: "Je kunt teruggeven",
    give_back_too_much: |amount| format!("Dat is meer dan je hebt: {amount}."),
    give_back_go: |amount| format!("Geef {amount} voorgoed terug"),
    give_back_go_empty: "Geef munten terug",
    home_needs: |transfers, coins| match (transfers, coins) {
        (0, 1) => "1 munt nog niet afgerond".into(),
        (0, coins) => format!("{coins} munten nog niet afgerond"),
        (1, 0) => "1 betaling nog niet afgerond".into(),
        (transfers, 0) => format!("{transfers} betalingen nog niet afgerond"),
        (1, 1) => "1 betaling en 1 munt nog niet afgerond".into(),
        (1, coins) => format!("1 betaling en {coins} munten nog niet afgerond"),
        (transfers, 1) => format!("{transfers} betalingen en 1 munt nog niet afgerond"),
        (transfers, coins) => format!("{transfers} betalingen en {coins} munten nog niet afgerond"),
    },
    home_blocked: |coins| {
        if coins == 1 {
            "1 kun je daarvoor niet uitgeven".into()
        } else {
            format!("{coins} kun je daarvoor niet uitgeven")
        }
    },
    home_give_back: "Munten teruggeven",
    serve: "Regel het voor anderen",
    meeting: "Houd je telefoon tegenover die van de uitgever, waar “Regel het voor anderen” open is.",
    serve_meeting: "Houd je telefoon tegenover die van wie iets komt regelen, waar “Regel het met de uitgever” open is.",
    exchanging: "Houd de telefoons tegenover elkaar tot alles beantwoord is.",
    done_do: "Alles is gevraagd en beantwoord.",
    with: |community| format!("Regelen met {community}"),
    finished_with: |community| format!("Geregeld met {community}"),
    finished: "Geregeld",
    done: "Tot nu toe gedaan",
    all_done: "Wat er gedaan is",
    none_yet: "Nog niets.",
    none_at_all: "Er was niets te doen.",
    left: |count| if count == 1 { "Nog 1 vraag".into() } else { format!("Nog {count} vragen") },
    leave: "Wat als gedaan vermeld staat, blijft gedaan. Als je weggaat, blijft de rest zoals het is, en wordt het gevraagd als jullie elkaar weer ontmoeten.",
    next: "Regel het voor de volgende",
    items: Items {
        renewed: (
            |amount| format!("{amount} vernieuwd"),
            "Afgerond: niemand anders kan deze munten opeisen, en ze kunnen weer door alle handen.",
        ),
        given_back: (|amount| format!("{amount} teruggegeven"), "Deze munten zijn voorgoed weg."),
        registered: (
            |amount| format!("Betaling van {amount} opgeschreven"),
            "Ze staat vast, wat er ook met een van de telefoons gebeurt.",
        ),
        filed: (
            |amount, day| format!("Betaling van {amount}: de uitgever beslist uiterlijk {day}"),
            "Heeft de betaler de uitgever dan niet laten zien dat ze gebeurd is, dan is ze niet gebeurd en is je wisselgeld weer van jou. Kom na die dag terug, of ontmoet de betaler eerder.",
        ),
        voided: (
            |amount| format!("Betaling van {amount} is niet gebeurd"),
            "De uitgever verklaarde haar nietig. Alles is zoals het was, en vastgehouden wisselgeld is weer van jou.",
        ),
        received: (
            |amount| format!("{amount} toch ontvangen"),
            "De betaler had de uitgever laten zien dat het gebeurd is. De munten zijn van jou.",
        ),
        dead: (
            |amount| format!("{amount} is van iemand anders"),
            "Iemand betaalde eerst een ander met dezelfde munten. Je portemonnee bewaart de handtekeningen die laten zien wie; toon ze aan je gemeenschap.",
        ),
        listening: (
            |day| format!("De uitgever luistert alleen tot {day}"),
            "De portemonnee van de uitgever is uit een reservekopie teruggezet en moet eerst leren wat ze tekende. Er is niets veranderd; kom na die dag terug.",
        ),
        refused: |why| format!("De uitgever zei nee: {why}"),
    },
    items_served: Items {
        renewed: (
            |amount| format!("{amount} vernieuwd"),
            "De houder heeft verse munten van dezelfde waarde; de oude handtekeningen blijven hier bewaard.",
        ),
        given_back: (|amount| format!("{amount} teruggenomen"), "Deze munten zijn voorgoed uit omloop."),
        registered: (
            |amount| format!("Betaling van {amount} opgeschreven"),
            "Ze staat vast, wat de twee mensen later ook tonen.",
        ),
        filed: (
            |amount, day| format!("Betaling van {amount}: jij beslist uiterlijk {day}"),
            "Toont niemand voor die tijd dat ze gebeurd is, dan verklaart je portemonnee haar nietig zodra ze weer gevraagd wordt.",
        ),
        voided: (
            |amount| format!("Betaling van {amount} nietig verklaard"),
            "Niemand toonde op tijd dat ze gebeurd is.",
        ),
        received: (
            |amount| format!("{amount} aan de ontvanger gegeven"),
            "De betaler had laten zien dat het gebeurd is.",
        ),
        dead: (
            |amount| format!("{amount} is van iemand anders"),
            "Met deze munten werd eerst een ander betaald. De houder heeft de handtekeningen die laten zien wie het deed.",
        ),
        listening: (
            |day| format!("Je portemonnee luistert alleen tot {day}"),
            "Ze is uit een reservekopie teruggezet en moet eerst leren wat ze tekende. Er is niets veranderd.",
        ),
        refused: |why| format!("Je portemonnee zei nee: {why}"),
    },
    take_back: |amount, community| format!("{amount} van {community} terugnemen?"),
    take_back_means: "De houder geeft deze munten voorgoed terug: ze gaan uit omloop. Zeg ja zodra jullie hebben afgesproken wat de houder ervoor krijgt.",
    take_back_button: |amount| format!("Neem {amount} terug"),
    unknown_amount: "een bedrag dat hier niet getoond is",
    problem_money: "Er is geen munt verloren. Wat als gedaan vermeld staat, is gedaan; al het andere is zoals het was.",
    same_role: (
        "Beide telefoons kozen dezelfde kant.",
        "De houder tikt op Regel het met de uitgever, de uitgever op Regel het voor anderen.",
    ),
    other_purpose: (
        "De andere telefoon is hier niet om het te regelen: ze betaalt, of vraagt om betaald te worden.",
        "Spreek één ding af: de een tikt op Regel het met de uitgever en de ander op Regel het voor anderen, of de een op Betaal en de ander op Ontvang.",
    ),
    not_the_issuer: (
        "de andere portemonnee gaf deze munten niet uit.",
        "Ontmoet wie ze uitgaf; de naam staat boven de munten.",
    ),
    peer_left: (
        "De andere telefoon ging weg voordat alles beantwoord was.",
        "Ontmoet elkaar opnieuw: het gaat verder met wat over is.",
    ),
    cancelled: ("Een van jullie stopte.", "Ontmoet elkaar opnieuw wanneer je wilt: het gaat verder met wat over is."),
    declined: (
        "de mens erachter besloot zo.",
        "Er is niets teruggenomen. De munten zijn van jou zoals eerst: de uitgever heeft ze vernieuwd.",
    ),
};

pub(in crate::view::text) static WARNINGS: Warnings = Warnings {
    spent_twice: "Twee keer uitgegeven",
    coin: |label| format!("Munt {label} is twee keer uitgegeven"),
    coin_unknown: "Een munt is twee keer uitgegeven",
    culprit: |key| {
        format!(
            "De sleutel {key} tekende hem aan twee mensen over. Iedereen kan het bewijs nakijken; je portemonnee geeft het door als je betaalt."
        )
    },
    ours: (
        "Die sleutel is van jou: een andere portemonnee uit dezelfde reservekopie is in gebruik, en beide geven dezelfde munten uit.",
        "Ga met maar één van de twee verder. Zet de munten daarvan in quarantaine en regel het met de uitgever: alleen die kan zeggen welke munten nog van jou zijn.",
    ),
    held: (
        "Je hebt deze munt. Tot de uitgever zegt of hij van jou is, staat hij niet in je saldo.",
        "Regel het met de uitgever, en vraag het aan wie je ermee betaalde.",
    ),
    cleared: ("De uitgever heeft gezegd dat deze munt van jou is.", "Je hoeft niets te doen."),
    lost: (
        "De uitgever heeft gezegd dat deze munt van iemand anders is: jij bent hem kwijt.",
        "Vraag wie je ermee betaalde om het goed te maken. Het bewijs toont welke sleutel twee keer tekende: laat het je gemeenschap zien.",
    ),
    not_held: ("Deze portemonnee heeft de munt niet.", "Je hoeft niets te doen."),
    problem: |culprit| {
        (
            format!(
                "Een munt van deze betaling is twee keer uitgegeven: de sleutel {culprit} tekende hem aan twee mensen over, en je portemonnee heeft het bewijs."
            ),
            "Regel het met de uitgever voordat je met deze munten betaalt of ze aanneemt. Het bewijs staat op je beginscherm.",
        )
    },
    learnt: |moment| format!("Hier bekend sinds {moment}"),
    quarantine: "Zet mijn munten in quarantaine",
    quarantine_means: "Je kunt met geen munt van andere gemeenschappen betalen tot de uitgever hem vernieuwd heeft. Dat is hier niet terug te draaien; teruggeven blijft mogelijk.",
    quarantine_yes: "Zet ze allemaal in quarantaine",
    quarantine_no: "Laat ze zoals ze zijn",
    restored: "Teruggezet uit een reservekopie",
    restored_means: |day| {
        format!(
            "Deze portemonnee is op {day} uit een reservekopie teruggezet en heeft na die kopie misschien nog munten uitgegeven. Ze zijn in quarantaine: niet in je saldo, en er kan niet mee betaald worden."
        )
    },
    restored_do: "Vernieuwing door de uitgever maakt ze vrij. Teruggeven mag altijd.",
};
