//! A session outlives a reload: the same keys, the same agreement, the same payment; and where it must not, it does not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use juicetokens_engine::summary::{ExchangePhase, Problem, TransferState};
use juicetokens_engine::token::transfer::record::Write;
use juicetokens_engine::{Command, Input, Intent};
use juicetokens_tests::sim::fixtures::{BEGIN, ask, issuer, pay};
use juicetokens_tests::sim::{Chance, Crash, Meeting, SimWallet};

const FRAME_MS: u64 = 83;
const TEN_MINUTES_MS: u64 = 600_000;

/// Two wallets with open screens; a person at each, who says yes once to each question.
struct Table {
    wallets: [SimWallet; 2],
    confirmed: [u32; 2],
    approved: [u32; 2],
}

impl Table {
    /// The payer holds 193, the payee 7, and 13 are to be paid, with change.
    fn open() -> Self {
        let (mut payer, mut payee) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
        let asked = ask(&payee, 7);
        Meeting::default().hold((&mut payer, pay()), (&mut payee, asked), &mut Chance::new(5));
        assert_eq!((payer.balance(), payee.balance()), (193, 7));
        let asked = ask(&payee, 13);
        payer.command(Command::OpenExchange(pay()));
        payee.command(Command::OpenExchange(asked));
        Self { wallets: [payer, payee], confirmed: [0; 2], approved: [0; 2] }
    }

    fn step(&mut self) {
        for (who, wallet) in self.wallets.iter_mut().enumerate() {
            wallet.pass(FRAME_MS);
            let Some(screen) = wallet.exchange() else { continue };
            if screen.phase == ExchangePhase::Comparing && !screen.confirmed_here {
                self.confirmed[who] += 1;
                wallet.command(Command::ConfirmCode);
            }
            if screen.approval.is_some() {
                self.approved[who] += 1;
                wallet.command(Command::Approve);
            }
        }
        for from in 0..2 {
            if let Some(frame) = self.wallets[from].next_frame() {
                self.wallets[1 - from].input(Input::FrameReceived(frame));
            }
        }
    }

    fn reload(&mut self, who: usize) {
        self.wallets[who].kill();
        self.wallets[who].start();
    }

    fn phases(&self) -> [Option<ExchangePhase>; 2] {
        self.wallets.each_ref().map(|wallet| wallet.exchange().map(|screen| screen.phase))
    }

    fn codes(&self) -> [Option<String>; 2] {
        self.wallets.each_ref().map(|wallet| Some(wallet.exchange()?.code?.digits))
    }

    fn is_done(&self) -> bool {
        self.wallets.iter().all(|wallet| wallet.summary().open.is_empty() && wallet.summary().movements.len() >= 2)
    }

    fn run(&mut self) -> u32 {
        for codes in 0..600 {
            if self.is_done() {
                return codes;
            }
            self.step();
        }
        panic!("it does not come to an end: {:?}", self.phases());
    }

    fn balances(&self) -> (u32, u32) {
        (self.wallets[0].balance(), self.wallets[1].balance())
    }
}

fn steps_until_agreed(table: &mut Table) -> u32 {
    let agreed = |table: &Table| {
        table.wallets.iter().all(|wallet| wallet.exchange().is_some_and(|s| s.confirmed_here && s.confirmed_there))
    };
    (0..200)
        .find(|_| {
            agreed(table) || {
                table.step();
                false
            }
        })
        .unwrap()
}

#[test]
fn a_reload_at_every_code_of_a_payment_goes_on_in_the_same_session() {
    let mut undisturbed = Table::open();
    let before = steps_until_agreed(&mut undisturbed);
    let length = before + undisturbed.run();
    // The payer, the payee, or both; from the agreement to the end.
    for who in [1, 2, 3] {
        for cut in before..length {
            let mut table = Table::open();
            (0..cut).for_each(|_| table.step());
            let codes = table.codes();
            assert_eq!(codes[0], codes[1]);
            (0..2).filter(|side| who >> side & 1 == 1).for_each(|side| table.reload(side));
            if !table.is_done() {
                let after = table.codes();
                assert!(after.iter().flatten().all(|code| Some(code) == codes[0].as_ref()), "cut {cut}, who {who}");
                let took = cut + table.run();
                assert!(took <= length + 12, "{took} codes instead of {length} at {cut}, who {who}");
            }
            assert_eq!(table.balances(), (180, 20), "cut {cut}, who {who}");
            assert_eq!(table.confirmed, [1, 1], "nobody compares twice: cut {cut}, who {who}");
            let writes = &table.wallets[0].writes;
            assert_eq!(writes.iter().filter(|write| **write == Write::S2).count(), 2, "one commit for each payment");
        }
    }
}

#[test]
fn reloads_all_the_time_still_come_to_the_end() {
    let mut table = Table::open();
    let mut codes = 0;
    while !table.is_done() {
        table.step();
        codes += 1;
        if codes % 9 == 0 {
            table.reload(codes / 9 % 2);
        }
        assert!(codes < 1_500, "{:?}", table.phases());
    }
    assert_eq!(table.balances(), (180, 20));
}

#[test]
fn after_ten_minutes_the_session_is_erased_and_the_transfer_recovered() {
    let open_after = |milliseconds: u64| {
        let mut table = Table::open();
        let is_committed = |wallet: &SimWallet| {
            wallet.summary().open.first().is_some_and(|open| open.state == TransferState::Committed)
        };
        while !is_committed(&table.wallets[0]) {
            table.step();
        }
        assert!(table.wallets.iter().all(SimWallet::has_session));
        for wallet in &mut table.wallets {
            wallet.kill();
            wallet.pass(milliseconds);
            wallet.start();
        }
        table
    };
    let table = open_after(TEN_MINUTES_MS - 60_000);
    assert!(table.phases().iter().all(Option::is_some));
    let mut table = open_after(TEN_MINUTES_MS + 60_000);
    assert_eq!(table.phases(), [None, None]);
    assert!(!table.wallets.iter().any(SimWallet::has_session));
    table.wallets.iter_mut().for_each(|wallet| wallet.command(Command::OpenExchange(Intent::Resume(None))));
    table.run();
    assert_eq!(table.balances(), (180, 20));
}

#[test]
fn a_clock_that_was_set_back_ends_the_session() {
    let mut table = Table::open();
    steps_until_agreed(&mut table);
    let wallet = &mut table.wallets[0];
    wallet.kill();
    wallet.set_wall_clock(BEGIN);
    wallet.start();
    assert!(wallet.exchange().is_none() && !wallet.has_session());
}

#[test]
fn one_side_that_lost_its_session_makes_both_begin_anew() {
    for who in 0..2 {
        let mut table = Table::open();
        while !table.wallets[0].writes.ends_with(&[Write::S1]) {
            table.step();
        }
        (0..4).for_each(|_| table.step());
        table.wallets[who].forget_sessions();
        (0..2).for_each(|side| table.reload(side));
        assert!(table.wallets[who].exchange().is_none());
        table.wallets[who].command(Command::OpenExchange(Intent::Resume(None)));
        for _ in 0..600 {
            table.step();
        }
        // What was written is finished, what was not is not; nothing hangs.
        assert!(matches!(table.balances(), (180, 20) | (173, 7) | (193, 7)), "{:?}", table.balances());
        table.wallets.iter_mut().for_each(|wallet| wallet.pass(TEN_MINUTES_MS));
        assert!(table.wallets[0].summary().open.is_empty(), "who {who}: {:?}", table.wallets[0].summary().open);
    }
}

#[test]
fn a_copy_of_the_wallet_has_no_session() {
    let mut table = Table::open();
    steps_until_agreed(&mut table);
    assert!(table.wallets[0].has_session());
    let copy = table.wallets[0].copied("backup");
    assert!(!copy.has_session() && copy.exchange().is_none());
    let snapshot = table.wallets[0].snapshot().unwrap();
    let transcript_code = table.codes()[0].clone().unwrap();
    assert!(!snapshot.windows(6).any(|window| window == transcript_code.as_bytes()));
}

#[test]
fn a_closed_exchange_leaves_no_session_behind() {
    let mut table = Table::open();
    table.run();
    assert!(table.wallets.iter().all(SimWallet::has_session));
    for wallet in &mut table.wallets {
        wallet.command(Command::CloseExchange);
        assert!(!wallet.has_session());
    }
}

#[test]
fn a_disk_that_refuses_the_session_shows_nothing_of_it() {
    let mut table = Table::open();
    steps_until_agreed(&mut table);
    let before = table.wallets[1].effects_done();
    table.wallets[1].crash = Some(Crash::DiskFails(before));
    while !table.wallets[1].is_down() {
        table.step();
    }
    assert_eq!(table.wallets[1].hits.storage_errors, 1);
    table.wallets[1].start();
    table.run();
    assert_eq!(table.balances(), (180, 20));
}

#[test]
fn when_both_tap_the_same_button_one_tap_on_one_side_is_enough() {
    for both_pay in [false, true] {
        let (mut payer, mut payee) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN));
        let (first, second) = if both_pay {
            let typed = Intent::Pay { amount: Some(juicetokens_engine::token::amount::Amount(7)), authority: None };
            (typed, pay())
        } else {
            (ask(&payer, 3), ask(&payee, 7))
        };
        payer.command(Command::OpenExchange(first));
        payee.command(Command::OpenExchange(second));
        let mut table = Table { wallets: [payer, payee], confirmed: [0; 2], approved: [0; 2] };
        (0..4).for_each(|_| table.step());
        for wallet in &table.wallets {
            assert_eq!(wallet.exchange().unwrap().problem, Some(Problem::SameRole));
        }
        // Both pay: the payee takes the other role; both ask: the payer does.
        table.wallets[usize::from(both_pay)].command(Command::TakeOtherRole);
        for _ in 0..200 {
            table.step();
        }
        assert_eq!(table.balances(), (193, 7), "both pay: {both_pay}");
        assert_eq!(table.phases(), [Some(ExchangePhase::Done); 2]);
    }
}

#[test]
fn a_break_between_the_offers_write_and_its_codes_costs_nothing_but_the_break() {
    let mut table = Table::open();
    table.wallets[0].crash = Some(Crash::AfterWrite(Write::S1));
    let mut codes = 0;
    while table.wallets[0].crash.is_some() {
        assert!(codes < 400, "the power goes");
        table.step();
        codes += 1;
    }
    table.reload(0);
    table.run();
    assert_eq!((table.balances(), table.confirmed), ((180, 20), [1, 1]), "one session, one payment");
}

/// Whoever has agreed and not asked yet asks after the reload.
#[test]
fn a_payee_that_reloads_before_it_has_asked_asks() {
    for codes in 0..12 {
        let mut table = Table::open();
        steps_until_agreed(&mut table);
        (0..codes).for_each(|_| table.step());
        table.reload(1);
        table.run();
        assert_eq!(table.balances(), (180, 20), "reloaded {codes} codes after both had agreed");
    }
}

/// What lies open of earlier meetings when A and B meet for 7.
#[derive(Clone, Copy, Debug)]
enum Older {
    /// B voted for a payment of C, and waits for C's word.
    PayeesDoubt,
    /// A paid C, and waits for C's word.
    PayersDoubt,
    /// A and B broke off a payment of 20 where this was written.
    OfBoth(Write),
    /// Both doubts, and a payment that A and B broke off.
    All,
}

impl Older {
    fn table(self) -> Table {
        let (mut a, mut b, mut c) = (issuer("A", 1), SimWallet::new("B", 2, BEGIN), SimWallet::new("C", 3, BEGIN));
        let asked = ask(&c, 20);
        Meeting::default().hold((&mut a, pay()), (&mut c, asked), &mut Chance::new(5));
        if matches!(self, Self::PayeesDoubt | Self::All) {
            break_off(&mut c, &mut b, (Write::S2, 20));
        }
        if matches!(self, Self::PayersDoubt | Self::All) {
            break_off(&mut a, &mut c, (Write::R2, 50));
        }
        match self {
            Self::OfBoth(write) => break_off(&mut a, &mut b, (write, 20)),
            Self::All => break_off(&mut a, &mut b, (Write::R1, 20)),
            _ => {}
        }
        let asked = ask(&b, 7);
        a.command(Command::OpenExchange(pay()));
        b.command(Command::OpenExchange(asked));
        Table { wallets: [a, b], confirmed: [0; 2], approved: [0; 2] }
    }

    /// What A and B hold when they have met, and how much each still has open: with C only.
    fn end(self) -> ((u32, u32), [usize; 2]) {
        match self {
            Self::PayeesDoubt => ((173, 7), [0, 1]),
            Self::PayersDoubt => ((123, 7), [1, 0]),
            Self::OfBoth(Write::S1) => ((173, 7), [0, 0]),
            Self::OfBoth(_) => ((153, 27), [0, 0]),
            Self::All => ((103, 27), [1, 1]),
        }
    }

    fn run(self, table: &mut Table, what: &str) -> u32 {
        let open = |table: &Table| table.wallets.each_ref().map(|wallet| wallet.summary().open.len());
        for codes in 0..400 {
            if (table.balances(), open(table)) == self.end() {
                return codes;
            }
            table.step();
        }
        panic!("{self:?}, {what}: {:?}, {:?} open, {:?}", table.balances(), open(table), table.phases());
    }
}

/// A payment that whoever makes this write breaks off there.
fn break_off(payer: &mut SimWallet, payee: &mut SimWallet, (write, amount): (Write, u32)) {
    let dies = if matches!(write, Write::R1 | Write::R2) { &mut *payee } else { &mut *payer };
    dies.crash = Some(Crash::AfterWrite(write));
    let asked = ask(payee, amount);
    let meeting = Meeting { patience: 120, down_for: 1_000, ..Meeting::default() };
    meeting.hold((&mut *payer, pay()), (&mut *payee, asked), &mut Chance::new(6));
    assert_eq!((payer.crash, payee.crash), (None, None), "{write:?} was made");
}

/// Older transfers are finished on the way where they can be; none is taken for what the meeting is about.
#[test]
fn a_reload_at_every_code_beside_older_open_transfers_goes_on_with_the_payment() {
    let of_both = [Write::S1, Write::R1, Write::S2, Write::R2, Write::S3].map(Older::OfBoth);
    for older in [Older::PayeesDoubt, Older::PayersDoubt, Older::All].into_iter().chain(of_both) {
        let length = older.run(&mut older.table(), "undisturbed");
        for (who, cut) in (1..4).flat_map(|who| (0..length).map(move |cut| (who, cut))) {
            let mut table = older.table();
            (0..cut).for_each(|_| table.step());
            if !table.wallets.iter().all(SimWallet::has_session) {
                continue;
            }
            (0..2).filter(|side| who >> side & 1 == 1).for_each(|side| table.reload(side));
            older.run(&mut table, &format!("who {who}, after {cut} of {length} codes"));
            assert_eq!(table.confirmed, [1, 1], "{older:?}: nobody compares twice: cut {cut}, who {who}");
        }
    }
}

/// The power goes at every effect of the meeting in which B, in doubt about C's payment, is paid by A.
#[test]
fn a_break_at_every_effect_beside_a_doubt_goes_on_with_the_payment() {
    let older = Older::PayeesDoubt;
    let mut whole = older.table();
    let from = whole.wallets.each_ref().map(SimWallet::effects_done);
    older.run(&mut whole, "undisturbed");
    let to = whole.wallets.each_ref().map(SimWallet::effects_done);
    for who in 0..2 {
        let mut resumed = 0;
        for crash in (from[who]..to[who]).flat_map(|effect| [Crash::BeforeEffect(effect), Crash::AfterEffect(effect)]) {
            let mut table = older.table();
            table.wallets[who].crash = Some(crash);
            while !table.wallets[who].is_down() {
                table.step();
            }
            table.reload(who);
            if table.wallets[who].has_session() {
                older.run(&mut table, &format!("{who}, {crash:?}"));
                resumed += 1;
            }
        }
        assert!(resumed > 40, "most breaks are within the session: {resumed} of wallet {who}");
    }
}
