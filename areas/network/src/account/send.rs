use evenkans_people::mail::{self, Letter};
use evenkans_people::{account, rate, sign_in};
use evenkans_store::{Result, Tx};
use evenkans_web::{Site, T};

/// Mails whatever this address can reach: a sign-in link for an account, and fresh personal links. To an
/// address that reaches nothing no mail goes, and the page says the same either way. `onwards` adds to a link where the
/// visitor wanted to go.
pub async fn send_sign_in(
    tx: &mut Tx,
    site: &Site,
    t: &T,
    email: &str,
    onwards: &(dyn Fn(&str) -> String + Sync),
) -> Result<()> {
    rate::attempt(tx, &format!("sign-in:{email}"), 5, 900).await?;
    let account = account::by_email(tx, email).await?;
    if let Some(account) = &account {
        let token = sign_in::create(tx, account).await?;
        let link = onwards(&format!("{}/aanmelden/{token}", site.public_url));
        let letter = Letter {
            to: email,
            subject: t.get("mail-sign-in-subject"),
            body: t.args(
                "mail-sign-in",
                &[("name", account.name.clone()), ("link", link), ("minutes", sign_in::MINUTES.to_string())],
            ),
            about: ("account", account.id.as_str()),
        };
        // Accounts belong to no region.
        mail::post(tx, "", &letter).await?;
    }
    for find in &site.link_finders {
        for reach in find(tx, email).await? {
            let link = onwards(&format!("{}/p/{}", site.public_url, reach.token));
            let letter = Letter {
                to: email,
                subject: t.with("mail-personal-subject", "title", &reach.title),
                body: t.with2("mail-personal", "title", &reach.title, "link", link),
                about: ("personal-link", ""),
            };
            mail::post(tx, &reach.region_id, &letter).await?;
        }
    }
    Ok(())
}
