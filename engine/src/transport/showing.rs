//! What goes out over the pipe: hellos, symbols, and what this side has of the peer's.
use super::frame::{Collecting, Flags, Header};
use super::hello::Hello;
use super::line_code::SYMBOL_BYTES;
use super::outgoing::Portion;
use super::pipe::{MessageNumber, PipeEvent, PipeRole};
use super::qr::{MAX_PAYLOAD_BYTES, QrPipe, Stage};
use super::session;
use super::wire::Content;

/// What goes out.
impl QrPipe {
    pub(super) fn push(&mut self, content: Content) -> MessageNumber {
        self.shown.begin_news();
        let number = match &mut self.stage {
            Stage::Over => return MessageNumber(0),
            _ if is_too_long(&content) => None,
            Stage::Established(meeting) => meeting.outgoing.push(content),
            _ if self.early.len() >= usize::from(session::LAST_MESSAGE) => None,
            _ => {
                self.early.push_back(content);
                Some(self.early.len() as u8)
            }
        };
        if number.is_none() {
            self.stop(PipeEvent::Broken);
        }
        MessageNumber(number.unwrap_or(0))
    }

    pub(super) fn waiting(&self) -> Hello {
        Hello::Waiting { tag: self.tag }
    }

    /// The hello that has to be shown now, as bytes, with the session it is of.
    pub(super) fn hello_to_show(&self) -> Option<([u8; 4], Vec<u8>)> {
        match &self.stage {
            Stage::Committing(committing) => Some(([0; 4], committing.hello().write())),
            Stage::Waiting => Some(([0; 4], self.waiting().write())),
            Stage::Answering(answering) => Some((answering.session(), answering.hello().write())),
            Stage::Established(meeting) => Some((meeting.session, meeting.opening()?.to_vec())),
            Stage::Over => None,
        }
    }

    pub(super) fn hello_frame(&self, session: [u8; 4], hello: &[u8]) -> Vec<u8> {
        let mut symbols = hello.to_vec();
        symbols.resize(hello.len().next_multiple_of(SYMBOL_BYTES), 0);
        let header = Header {
            flags: self.flags().with_if(Flags::HELLO, true),
            session,
            message: 0,
            first_symbol: 0,
            message_bytes: hello.len() as u32,
            collecting: Collecting { message: 0, need: Collecting::NOT_STARTED },
            reception: self.watching.report(),
        };
        header.write(&symbols)
    }

    pub(super) fn session_frame(&self, portion: Option<Portion>) -> Vec<u8> {
        let (session, collecting, last_shown) = match &self.stage {
            Stage::Established(m) => (m.session, m.incoming.collecting(), m.outgoing.last_shown()),
            _ => ([0; 4], Collecting { message: 0, need: Collecting::NOT_STARTED }, 0),
        };
        let flags = self.flags().with_if(Flags::ACK_ONLY, portion.is_none());
        let reception = self.watching.report();
        let idle =
            Header { flags, session, message: last_shown, first_symbol: 0, message_bytes: 0, collecting, reception };
        let Some(Portion { message, first_symbol, message_bytes, symbols, .. }) = portion else {
            return idle.write(&[]);
        };
        Header { message, first_symbol, message_bytes, ..idle }.write(&symbols)
    }

    fn flags(&self) -> Flags {
        Flags::default()
            .with_if(Flags::RESUMED, self.meeting().is_some_and(|meeting| meeting.resuming))
            .with_if(Flags::FAST_CAMERA, self.watching.camera().is_fast())
            .with_if(Flags::PAYER, self.role == PipeRole::Payer)
            .with_if(Flags::CONFIRMED, self.confirmed)
            .with_if(Flags::BYE, self.leaving || matches!(self.stage, Stage::Over))
    }
}

fn is_too_long(content: &Content) -> bool {
    matches!(content, Content::Payload(bytes) if bytes.len() > MAX_PAYLOAD_BYTES)
}
