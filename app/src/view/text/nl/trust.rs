//! Nederlands over vertrouwen.
use crate::view::text::trust::{Reasons, Settings};

pub(in crate::view::text) static SETTINGS: Settings = Settings {
    title: "Instellingen",
    dial: "Hoeveel je op vertrouwen aanneemt",
    dial_means: "Zonder netwerk kan niemand zien of een munt ook aan een ander is gegeven. Wat de uitgever nog niet voor je vernieuwd heeft, is daarom op vertrouwen, en deze grenzen zeggen hoeveel je daarvan aanneemt: per soort munten, binnen 24 uur. Munten rechtstreeks van de uitgever tellen niet mee.",
    limits: [
        ("Van één onbekende", "Tot hier neemt je portemonnee munten aan zonder te vragen."),
        ("Van alle onbekenden samen", "Een menigte onbekenden kan je niet meer schuldig zijn dan dit."),
        ("Van een bekende", "Voor mensen met een reputatie in je portemonnee."),
        (
            "Vraag mij tot",
            "Boven de grenzen hierboven wordt het je gevraagd, tot zoveel van één persoon. 0: nooit vragen, meteen weigeren.",
        ),
        ("Handen waardoor een munt ging", "Geteld sinds de uitgever hem het laatst zag."),
        ("Dagen sinds de uitgever een munt zag", "Over oudere munten wordt het je gevraagd."),
    ],
    empty: "Leeg betekent geen grens.",
    keep: "Bewaar deze grenzen",
    kept: "Deze grenzen gelden.",
    reset: "Terug naar de standaard",
    order: "“Van één onbekende” is meer dan “van alle onbekenden samen”: de kleinste van de twee geldt.",
    backup: "Teruggezet uit een reservekopie?",
    backup_means: "Als de gegevens van dit toestel uit een kopie zijn teruggezet, of een ander toestel dezelfde kopie gebruikt, kunnen er munten uitgegeven zijn die deze portemonnee nog toont.",
    backup_done: "De munten van deze portemonnee zijn in quarantaine gezet. Regel het met de uitgevers om ze weer te gebruiken.",
};

pub(in crate::view::text) static REASONS: Reasons = Reasons {
    title_asked: "Wat ervoor spreekt en wat ertegen",
    title_taken: "Waarom je portemonnee de munten aannam",
    speaks_for: "ervoor",
    speaks_against: "ertegen",
    no_limit: "geen",
    issuer_is_payer: "Niets is op vertrouwen: de munten komen rechtstreeks van de uitgever.",
    own_issue: "Niets is op vertrouwen: dit zijn munten van jezelf die thuiskomen.",
    within_stranger: |sum, limit| format!("Op vertrouwen van deze onbekende binnen een dag: {sum}. Je grens: {limit}."),
    within_strangers: |sum, limit| {
        format!("Op vertrouwen van alle onbekenden binnen een dag: {sum}. Je grens: {limit}.")
    },
    known_person: |sum, limit| format!("Op vertrouwen van deze bekende binnen een dag: {sum}. Je grens: {limit}."),
    over_stranger: |sum, limit| {
        format!("Op vertrouwen van deze onbekende binnen een dag: {sum}. Dat is boven je grens van {limit}.")
    },
    over_strangers: |sum, limit| {
        format!("Op vertrouwen van alle onbekenden binnen een dag: {sum}. Dat is boven je grens van {limit}.")
    },
    over_person: |sum, limit| {
        format!("Op vertrouwen van deze persoon binnen een dag: {sum}. Dat is boven je grens van {limit}.")
    },
    over_ask: |sum, limit| {
        format!(
            "Op vertrouwen van deze persoon binnen een dag: {sum}. Boven {limit} vraagt je portemonnee het niet eens."
        )
    },
    person_agreed: "Het werd je gevraagd, en je zei ja.",
    too_many_hops: |hops, limit| {
        format!("Een munt ging door {hops} handen sinds de uitgever hem zag. Je grens: {limit}.")
    },
    too_old: |days, limit| format!("De uitgever zag een munt {days} dagen geleden voor het laatst. Je grens: {limit}."),
    clock_doubtful: "De twee klokken spreken elkaar tegen, dus gelden de grenzen voor een onbekende.",
    convicted: "Een bewijs van bedrog noemt de sleutel van deze persoon.",
    over_limit: |on_trust, limit| {
        (
            format!("Dat zou {on_trust} op vertrouwen zijn, en wie het krijgt, neemt nu {limit} aan."),
            "Spreek een kleiner bedrag af, laat de munten eerst door de uitgever vernieuwen, of verander de grenzen in de instellingen van wie ze krijgt.",
        )
    },
};
