//! Delivery reports (RFC 3464): what another mail server sends back when, after all, it could not deliver a mail.

/// A mail that did not arrive, as a report tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    /// Of the mail that came back: what stands before the `@` of its Message-ID. Nobody can guess one, so a forged report
    /// says nothing about anybody else's mail.
    pub mail_id: String,
    /// What the server said.
    pub why: String,
}

/// The longest reason that is kept.
const LONGEST: usize = 300;

/// Reads a message that came to the sender's address. Nothing when it is no report, or one that says that the mail is
/// only late or did arrive.
#[must_use]
pub fn read(message: &str) -> Option<Bounce> {
    let lines = unfolded(message);
    let values = |name: &str| {
        let name = name.to_owned();
        lines.iter().filter_map(move |line| value(line, &name))
    };
    if !values("action").any(|action| action.eq_ignore_ascii_case("failed")) {
        return None;
    }
    // The report has a Message-ID of its own; that of the mail stands behind it, with the headers that came back.
    let mail_id = values("message-id").filter_map(local_part).rfind(|id| is_id(id))?;
    let said = values("diagnostic-code").next().map(|code| code.split_once(';').map_or(code, |(_, text)| text.trim()));
    let why = said.or_else(|| values("status").next()).unwrap_or_default();
    Some(Bounce { mail_id: mail_id.to_owned(), why: why.chars().take(LONGEST).collect() })
}

/// Lines with those that continue them.
fn unfolded(message: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in message.lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) && !last.is_empty() => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
}

fn local_part(message_id: &str) -> Option<&str> {
    Some(message_id.trim_start_matches('<').split_once('@')?.0)
}

/// Whether it looks like an id of ours: hexadecimal digits in groups of 8, 4, 4, 4 and 12.
fn is_id(text: &str) -> bool {
    let groups: Vec<usize> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "019a1b2c-3d4e-7f50-8a6b-7c8d9e0f1a2b";

    fn report(action: &str, fields: &str) -> String {
        format!(
            "From: MAILER-DAEMON@mx.school.example\r\nMessage-ID: <20261124.1234@mx.school.example>\r\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n--b\r\n\r\nSorry.\r\n\
             --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.school.example\r\n\r\n\
             Final-Recipient: rfc822; 123@school.example\r\nAction: {action}\r\n{fields}\r\n--b\r\n\
             Content-Type: text/rfc822-headers\r\n\r\nmessage-id: <{ID}@stages.example>\r\nSubject: Uitslag\r\n--b--\r\n"
        )
    }

    #[test]
    fn a_report_of_a_failure_names_the_mail_and_says_why() {
        let folded = "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <123@school.example>:\r\n\tRecipient unknown";
        let bounce = read(&report("failed", folded)).unwrap();
        assert_eq!(bounce.mail_id, ID);
        assert_eq!(bounce.why, "550 5.1.1 <123@school.example>: Recipient unknown");
        assert_eq!(read(&report("Failed", "Status: 5.2.2")).unwrap().why, "5.2.2");
    }

    #[test]
    fn what_is_late_or_arrived_or_is_no_report_says_nothing() {
        assert_eq!(read(&report("delayed", "Status: 4.4.1")), None);
        assert_eq!(read(&report("delivered", "")), None);
        assert_eq!(read("Subject: Afwezig\n\nIk ben er volgende week weer."), None);
        assert_eq!(read(""), None);
        // Nothing of ours came back.
        assert_eq!(read(&report("failed", "").replace(ID, "iets-anders")), None);
    }

    #[test]
    fn hostile_reports_do_no_harm() {
        let long = report("failed", &format!("Diagnostic-Code: smtp; {}", "x".repeat(100_000)));
        assert_eq!(read(&long).unwrap().why.len(), LONGEST);
        assert_eq!(read(&"Action: failed\n".repeat(100_000)), None);
        assert_eq!(read("Action: failed\nMessage-ID: <@>\nMessage-ID: ------------------------------------"), None);
    }
}
