//! Coins on paper: codes are taken apart and put together here, because they carry the one secret that leaves a wallet.
use juicetokens_engine::foundation::signature::PublicKey;
use juicetokens_engine::summary::PaperProblem;
use juicetokens_engine::token::paper;
use juicetokens_engine::token::token_id::TokenId;
use juicetokens_engine::{Command, Event, Input};

use super::drive::{Wallet, make_entropy};
use super::outbox::Outbox;
use crate::host::store::Store;
use crate::model::paper_link::{PaperCode, PaperNews, PaperWish};
use crate::model::wallet_link::{Failure, FromWallet};

impl<S: Store> Wallet<S> {
    /// Deals with what the page wishes of paper.
    pub(super) async fn hear_of_paper(&mut self, wish: PaperWish, outbox: &mut Outbox) -> Result<(), Failure> {
        let news = match wish {
            PaperWish::Look(code) => PaperNews::Seen(match self.find(&code) {
                Some((coin, key)) => self.engine.paper(&coin, &key, make_entropy()?).map(Box::new),
                None => Err(PaperProblem::Unreadable),
            }),
            PaperWish::Take(code) => match self.find(&code) {
                Some((coin, key)) => return self.command(Command::TakePaper { coin, key }, outbox).await,
                None => PaperNews::Refused(PaperProblem::Unreadable),
            },
            PaperWish::Print { authority, coins } => {
                return self.command(Command::Print { authority, coins }, outbox).await;
            }
            PaperWish::Unprint(ids) => return self.command(Command::Unprint(ids), outbox).await,
            PaperWish::Sheet(ids) => self.sheet(&ids).await?,
            PaperWish::Overview => PaperNews::Overview(Box::new(self.engine.issue_overview())),
        };
        outbox.post(&FromWallet::Paper(news));
        Ok(())
    }

    async fn command(&mut self, command: Command, outbox: &mut Outbox) -> Result<(), Failure> {
        self.give(Input::Command(command), outbox).await
    }

    /// Keeps a code's secret for signing; the coin without it, and whose secret it is.
    fn find(&mut self, code: &PaperCode) -> Option<(Vec<u8>, PublicKey)> {
        let (secret, coin) = paper::split(code.bytes()).ok()?;
        Some((coin.to_vec(), self.signer.find(secret)))
    }

    /// Coins that are on paper with their codes, in the order of the overview.
    async fn sheet(&self, ids: &[TokenId]) -> Result<PaperNews, Failure> {
        let tails = self.load_tails(ids).await?;
        let code_of = |id: &TokenId| {
            let (_, tail) = tails.iter().find(|(of, _)| of == id)?;
            let (path, coin) = self.engine.printed(*id, tail)?;
            Some(PaperCode::new(paper::join(&self.signer.secret(path), &coin)?.to_vec()))
        };
        let printed = self.engine.issue_overview().printed.into_iter();
        let wanted = printed.filter(|coin| ids.contains(&coin.token_id));
        Ok(PaperNews::Sheet(wanted.filter_map(|coin| Some((coin.clone(), code_of(&coin.token_id)?))).collect()))
    }
}

/// What the engine tells of paper, for the page; none of another event.
pub(super) fn news_of(event: Event) -> Option<PaperNews> {
    Some(match event {
        Event::CoinsPrinted(ids) => PaperNews::Printed(ids),
        Event::PrintRefused(problem) => PaperNews::PrintRefused(problem),
        Event::PaperTaken(sid) => PaperNews::Taken(sid),
        Event::PaperRefused(problem) => PaperNews::Refused(problem),
        Event::WalletChanged | Event::ExchangeChanged | Event::IssueRefused(_) | Event::TextRefused(_) => return None,
        // No screen asks for it yet.
        Event::LedgerMerged { .. } | Event::LedgerRefused(_) => return None,
    })
}
