//! The page's whole border on one page: what the model is told, and what it asks of its host.
use juicetokens_engine::foundation::time::Timestamp;
use juicetokens_engine::summary::CheckedReceipt;
use juicetokens_engine::token::transfer::record::Sid;
use juicetokens_engine::transport::Facing;

use crate::model::committee::{LinkNews, LinkWish};
use crate::model::language::Language;
use crate::model::opening::Arrival;
use crate::model::practice_link::{FromPractice, ToPractice};
use crate::model::sight::Note;
use crate::model::wallet_link::{Failure, FromWallet, Passkey, ToWallet};

/// What the host knows when the page starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Start {
    /// The tag of the language whose words are open, as `nl`.
    pub language: String,
    /// The path in the address bar.
    pub path: String,
    /// Where this wallet was loaded from, as `https://wallet.example`.
    pub origin: String,
    /// Whether the browser can be asked to open payment links with this wallet.
    pub links_offered: bool,
    /// The wall clock.
    pub now: Timestamp,
}

/// What the host tells the model about the world; what a person does is in `model::Event`.
// Few at a time, and each is taken apart at once: a box would only be in the way.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq)]
pub enum HostEvent {
    /// The wallet's worker said something. Frames do not come this way: the host draws them itself.
    FromWallet(FromWallet),
    /// The phones of a practice.
    Practice(FromPractice),
    /// The links to a committee's other wallets.
    Link(LinkNews),
    /// The camera changed.
    Camera(CameraState),
    /// A camera runs; the browser names the others only from then on.
    CameraRuns(CameraRun, Vec<CameraDevice>),
    /// The camera reads codes of a wallet; at most once a second.
    CodeSeen,
    /// The camera read a code that is not of a wallet; at most once a second.
    Noticed(Note),
    /// The browser's answer to the wish for persistent storage; none where it cannot be asked.
    Persistence(Option<bool>),
    /// A new version is downloaded and waits until no exchange is open.
    UpdateReady,
    /// What the device and the browser are.
    Device(Box<Device>),
    /// The file for whoever helps, to be read before it is sent.
    Diagnosed(String),
    /// The browser offers to install the app.
    InstallOffered,
    /// The text went to the clipboard, or could not.
    Copied(bool),
    /// The words of this language are there now; none where they could not be loaded.
    LanguageOpened(Option<Language>),
    /// Back or forward was pressed, or a deep link opened: the path, as `/pay`.
    Navigated(String),
    /// A person chose a file.
    FileChosen(ChosenFile),
    /// Whether the file of `HostCommand::SaveFile` has left the page.
    FileSaved(bool),
    /// What the device said of a passkey.
    Passkey(Result<Passkey, PasskeyProblem>),
    /// This browser and device offer passkeys that can open a wallet.
    PasskeysOffered,
    /// The system opens a path in the app that runs, with its query and fragment; or a link was followed in the open page.
    Launched(String),
    /// Something came from outside: a link, a file, a share, a paste, a picture.
    Arrived(Arrival),
    /// What a receipt that came as a file says; none when it is no receipt.
    ReceiptChecked(Option<Box<CheckedReceipt>>),
    /// A second passed; sent only while `HostCommand::Ticking(true)` holds.
    Ticked,
}

/// What the device and the browser are and have, as far as it shows without asking for anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Device {
    /// The app's build, short.
    pub build: String,
    /// Whether this is an app of its own, and no tab.
    pub installed: bool,
    /// Whether a tab's data is cleared after a week, and an installed app has its own.
    pub apple: Option<Apple>,
    /// Bytes in use, where the browser says so.
    pub used: Option<f64>,
    /// Bytes that may be used.
    pub quota: Option<f64>,
    /// What is there, by name.
    pub has: Vec<String>,
}

/// A maker's devices that keep a tab and an installed app apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apple {
    /// A phone or a tablet, in whatever browser.
    Phone,
    /// Safari on a desk.
    Desk,
}

/// A file that a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenFile {
    /// Its name.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Why there is no passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasskeyProblem {
    /// The person said no, or did nothing for a while.
    Declined,
    /// The device has passkeys, but not of the kind that gives a secret.
    WithoutSecret,
}

/// The camera of the exchange screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameraState {
    /// This browser or device has none.
    Absent,
    /// The person or the system refused.
    Denied,
    /// It stopped; the stream can be asked for again.
    Lost,
    /// It is off.
    Off,
    /// It was asked for.
    Starting,
    /// It is watching.
    Watching,
}

/// Which camera a person wants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CameraChoice {
    /// The one that looks the way the screen shows.
    #[default]
    Front,
    /// The one that looks away from it.
    Rear,
    /// One by the browser's name for it.
    Device(String),
}

/// A camera of the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraDevice {
    /// The browser's name for it.
    pub id: String,
    /// The system's words for it; may be empty.
    pub label: String,
}

/// The camera that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraRun {
    /// What was asked for.
    pub choice: CameraChoice,
    /// Which way it looks.
    pub facing: Facing,
    /// Whether its light is on; none where it has none.
    pub torch: Option<bool>,
}

/// What the model asks of its host.
#[derive(Clone, PartialEq)]
pub enum HostCommand {
    /// Give this to the wallet's worker.
    ToWallet(ToWallet),
    /// Give this to the phones of a practice. While they are held up to each other, their codes stand on the canvases with ids
    /// `own-code` and `partner-code`.
    Practice(ToPractice),
    /// Give this to the links to a committee's other wallets; answered by `HostEvent::Link`.
    Link(LinkWish),
    /// Start showing codes on the canvas with id `own-code` and watching with the camera (its picture in the video element with
    /// id `camera`); screen kept awake.
    StartExchange,
    /// Stop both.
    StopExchange,
    /// Ask for the camera again after it was lost or denied.
    RetryCamera,
    /// Look with this camera from now on, and in exchanges to come.
    ChooseCamera(CameraChoice),
    /// Switch the camera's light.
    SwitchTorch(bool),
    /// Copy text.
    Copy(String),
    /// Offer text to the system's share sheet; falls back to copying.
    Share(String),
    /// Give a table to the person's disk; it is no backup, and nothing is told of it.
    SaveTable(ChosenFile),
    /// Show the screen after which nothing goes on; these lines say how the wallet stood, for whoever helps.
    Crash(Failure, Vec<String>),
    /// Look at the device; answered by `HostEvent::Device`.
    LookAtDevice,
    /// Put together the file for whoever helps, with these lines about the wallet; answered by `HostEvent::Diagnosed`.
    Diagnose(Vec<String>),
    /// Ask the browser to keep our storage.
    AskPersistence,
    /// Let the waiting version take over and load the page anew.
    ApplyUpdate,
    /// Let a person choose a file.
    ChooseFile,
    /// Read what is on the clipboard; answered by `HostEvent::Arrived`, where the person allows it.
    Paste,
    /// Ask the browser to open links of the scheme `web+juice` with this wallet; it asks the person.
    RegisterLinks,
    /// Watch with the camera (its picture in the video element with id `camera`) for printed codes.
    StartScan,
    /// Stop it.
    StopScan,
    /// Look for a code in a picture; answered by `HostEvent::Arrived`.
    ReadPicture(ChosenFile),
    /// Read and verify a receipt that came as a file; answered by `HostEvent::ReceiptChecked`.
    CheckReceipt(Vec<u8>),
    /// Offer a file to the system's share sheet; falls back to saving it.
    ShareFile(ChosenFile),
    /// Show the browser's print dialogue.
    Print,
    /// Give a file to the person's disk.
    SaveFile(ChosenFile),
    /// Make a passkey, under this name for the person.
    MakePasskey(String),
    /// Ask one of these passkeys: each credential's id, and what to ask its authenticator.
    AskPasskey(Vec<(Vec<u8>, Vec<u8>)>),
    /// Show the browser's install prompt.
    Install,
    /// Put this path in the address bar, as a new history entry.
    Navigate(String),
    /// Load the words of a language, and keep the choice.
    OpenLanguage(Language),
    /// A short haptic tick.
    Vibrate,
    /// Two short tones: a payment was taken.
    Chime,
    /// Whether `HostEvent::Ticked` is wanted.
    Ticking(bool),
    /// Ask the worker for this receipt, once it is open; a deep link may come first.
    Receipt(Sid),
}
