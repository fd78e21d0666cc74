use crate::process::{Said, evenkans, run};

#[test]
fn a_half_configured_server_lists_all_that_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("evenkans.toml");
    let text = "public_url = \"http://stages.example.nl\"\nport = \"80\"\n[mail]\nurl = \"smtps://user:hush@mail.example.nl\"\n";
    std::fs::write(&file, text).unwrap();
    let mut command = evenkans();
    command.args(["serve", "--config"]).arg(&file).env("EVENKANS_LISTEN", "everywhere");
    let said = Said::from(command.output().unwrap()).refused();
    for wrong in ["database", "EVENKANS_DATABASE", "public_url", "https://", "port", "listen", "mail.from"] {
        assert!(said.contains(wrong), "{wrong} in {said}");
    }
    assert!(!said.contains("hush"), "{said}");
}

#[test]
fn a_server_without_any_settings_says_what_it_needs() {
    let said = run(&["serve"]).refused();
    assert!(said.contains("database") && said.contains("public_url"), "{said}");
}

#[test]
fn a_database_that_does_not_answer_is_said_without_its_password() {
    let mut command = evenkans();
    command.arg("serve").env("EVENKANS_DATABASE", "postgres://u:hush@127.0.0.1:1/x");
    let said = Said::from(command.env("EVENKANS_PUBLIC_URL", "https://a.nl").output().unwrap()).refused();
    assert!(said.contains("cannot be opened") && !said.contains("hush"), "{said}");
}

#[test]
fn every_verb_explains_itself() {
    for verb in [
        &["serve"][..],
        &["admin", "create"],
        &["audit", "verify"],
        &["mail", "bounce"],
        &["backup"],
        &["restore"],
        &["db", "copy"],
    ] {
        let help = run(&[verb, &["--help"]].concat()).done();
        assert!(help.contains("Usage: evenkans") && help.lines().count() > 8, "{help}");
    }
}
