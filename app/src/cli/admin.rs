//! `evenkans admin`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};

use evenkans_people::{Lang, account, password};
use evenkans_store::{Db, Error, audit, migrate, write_tx};
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

use super::db::{self, DatabaseArgs};
use super::{Failure, print};
use crate::wiring;

/// Who looks after the server.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Create(Create),
}

/// Make somebody administrator, or give an administrator a new password.
///
/// The account is made if there is none with this address. The password (14 characters or more) is asked
/// for on the terminal, or read from standard input with --password-stdin. On a new server, this makes the
/// database too.
#[derive(clap::Args)]
struct Create {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The address that the administrator signs in with
    #[arg(long, value_name = "ADDRESS")]
    email: String,
    /// The name, as others see it
    #[arg(long)]
    name: String,
    /// Read the password from the first line of standard input
    #[arg(long)]
    password_stdin: bool,
}

pub(super) fn run(args: Args) -> Result<(), Failure> {
    let Verb::Create(create) = args.verb;
    let email = account::email(&create.email).map_err(|_| {
        Failure::input(format_args!("--email {}: this is no address of mail, such as name@example.nl", create.email))
    })?;
    let name = create.name.trim().to_owned();
    if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        return Err(Failure::input("--name: give a name of 1 to 200 characters"));
    }
    let address = create.database.address()?;
    let password = if create.password_stdin { first_line(io::stdin().lock())? } else { ask()? };
    db::block_on(async {
        let hash = password::hash(password).await.map_err(|error| match error {
            Error::Refused(_) => {
                Failure::input(format_args!("the password must be at least {} characters long", password::MIN_CHARS))
            }
            other => Failure::input(other),
        })?;
        let target = db::open_or_make(&address).await?;
        migrate(&target, &wiring::migrations()).await.map_err(Failure::input)?;
        let made = store(&target, &email, &name, &hash).await.map_err(Failure::input)?;
        target.close().await;
        let done =
            if made { "is now administrator, with a new account" } else { "has the new password and is administrator" };
        print(&format!("{email} {done}. Sign in at /beheer/aanmelden.\n"))
    })?
}

/// Says whether the account is new.
async fn store(target: &Db, email: &str, name: &str, hash: &str) -> evenkans_store::Result<bool> {
    write_tx!(target, "admin.create", |tx| {
        let known = account::by_email(tx, email).await?.is_some();
        let account = account::find_or_create(tx, email, name, Lang::default()).await?;
        account::make_administrator(tx, &account.id, hash).await?;
        let thing = ("account", account.id.as_str());
        audit::record(tx, "", "command line", "administrator.create", thing, &serde_json::json!({})).await?;
        Ok(!known)
    })
}

fn first_line(mut from: impl BufRead) -> Result<String, Failure> {
    let mut line = String::new();
    from.read_line(&mut line).map_err(Failure::input)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// Asks twice on the terminal, even when the output goes elsewhere.
fn ask() -> Result<String, Failure> {
    let no_terminal = "there is no terminal to ask for the password on: give it with --password-stdin";
    if !io::stdin().is_terminal() {
        return Err(Failure::input(no_terminal));
    }
    let terminal = File::options().read(true).write(true).open("/dev/tty").map_err(|_| Failure::input(no_terminal))?;
    let password = ask_hidden(&terminal, "Password: ")?;
    if ask_hidden(&terminal, "The same once more: ")? == password {
        Ok(password)
    } else {
        Err(Failure::input("the two passwords differ: nothing was changed"))
    }
}

/// Puts the terminal back as it was, whatever happens.
struct Quiet<'a> {
    terminal: &'a File,
    before: Termios,
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // Nothing can be done about a terminal that is gone.
        let _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

fn ask_hidden(mut terminal: &File, question: &str) -> Result<String, Failure> {
    let before = tcgetattr(terminal).map_err(Failure::input)?;
    let mut hidden = before.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    hidden.local_modes.insert(LocalModes::ECHONL);
    let quiet = Quiet { terminal, before };
    tcsetattr(terminal, OptionalActions::Flush, &hidden).map_err(Failure::input)?;
    terminal.write_all(question.as_bytes()).map_err(Failure::input)?;
    let line = first_line(BufReader::new(terminal));
    drop(quiet);
    line
}
