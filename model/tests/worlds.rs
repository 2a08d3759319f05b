//! Every world of the base size, by the rules as they are.
#![allow(clippy::unwrap_used, clippy::print_stdout)]
use juicetokens_model::configuration::ALL;

/// No base world has more states; a search that is cut short proves nothing and fails.
const MOST_STATES: usize = 4_000_000;

fn finds_nothing(name: &str) {
    let world = ALL.iter().find(|world| world.name == name).unwrap();
    assert!(world.base, "a world of the base size");
    let searched = world.search(MOST_STATES, false);
    let found = &searched.found;
    println!("{name}: {} states, {} transitions, {} resolved", found.states, found.transitions, found.resolved);
    assert!(!found.cut_short, "searched to the end");
    assert!(found.resolved > 1, "something ends well other than the start");
    assert!(found.violations.is_empty(), "{:#?}", found.violations);
}

macro_rules! worlds {
    ($($test:ident: $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                finds_nothing($name);
            }
        )*

        #[test]
        fn every_base_world_is_here() {
            let here = [$($name),*];
            for world in ALL.iter().filter(|world| world.base) {
                assert!(here.contains(&world.name), "{}", world.name);
            }
        }
    };
}

worlds! {
    two_honest_people: "honest and honest",
    two_honest_people_without_a_witness: "honest and honest, no witness",
    a_cheating_payer: "evil payer",
    a_cheating_payee: "evil payee",
    a_cheating_payer_without_a_witness: "evil payer, no witness",
    a_cheating_payee_without_a_witness: "evil payee, no witness",
    a_payer_put_back: "payer put back from a backup",
    a_payee_put_back: "payee put back from a backup",
    a_witness_put_back: "witness put back from a backup",
    the_change_wanted_twice: "three wallets, the change wanted twice",
    three_coins_paid_onward: "three wallets, three coins, paid onward",
    the_first_of_three_cheats: "three wallets, the first evil",
    the_middle_one_of_three_cheats: "three wallets, the middle evil",
}
