//! Honest and altered files with what this verifier says of them, for another verifier to agree with.

use evenkans_matching::verify::{Check, public, student};
use evenkans_matching::{Kit, Publication};
use serde_json::{Value, json};

use crate::{Base, Dice, Kind};

/// Case number `index`: two files as text and the verdict on each check, or which file cannot be read.
#[must_use]
pub fn case(index: u64) -> Value {
    let mut dice = Dice(index.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let base = match index % 40 {
        _ if index % 400 == 399 => Base::of_many(index),
        0 => Base::of_drand(index / 8),
        1 => Base::of_dice(index / 8),
        _ => Base::new(index / 8),
    };
    let kind = Kind::ALL[dice.below(Kind::ALL.len() as u32) as usize];
    let altered = base.alter(kind, &mut dice);
    let (publication, kits) = match altered {
        Some(altered) if dice.below(12) > 0 => (altered.publication, altered.kits),
        _ => base.undrawn(),
    };
    let mut publication = publication.to_json().unwrap();
    let kit = Some(&kits[dice.below(kits.len() as u32) as usize]).filter(|_| dice.below(8) > 0);
    let mut kit = kit.map(|kit| kit.to_json().unwrap());
    // Half of the files are written by somebody who does not keep to the format.
    if dice.below(2) == 0 {
        match &mut kit {
            Some(kit) if dice.below(2) == 0 => scrawl(kit, &mut dice),
            _ => scrawl(&mut publication, &mut dice),
        }
    }
    let said = verdict(&publication, kit.as_deref());
    json!({ "publication": publication, "kit": kit, "said": said })
}

fn verdict(publication: &str, kit: Option<&str>) -> Value {
    let Ok(publication) = Publication::from_json(publication.as_bytes()) else {
        return json!("publication");
    };
    let checks = match kit.map(|kit| Kit::from_json(kit.as_bytes())) {
        None => public(&publication),
        Some(Ok(kit)) => student(&publication, &kit),
        Some(Err(_)) => return json!("kit"),
    };
    let told = |check: &Check| json!([check.code, check.verdict, check.place]);
    checks.iter().map(told).collect()
}

/// Changes a text in one of the ways in which files go wrong or are bent.
fn scrawl(text: &mut String, dice: &mut Dice) {
    let at = dice.below(text.len() as u32) as usize;
    let digit = |text: &str| text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found);
    match dice.below(12) {
        // One character for another of its sort, so that the file mostly stays one.
        0..=4 => {
            let old = text.as_bytes()[at];
            let new = match old {
                b'0'..=b'9' => b'0' + dice.below(10) as u8,
                b'a'..=b'z' => b'a' + dice.below(26) as u8,
                b'A'..=b'Z' => b'A' + dice.below(26) as u8,
                _ => return,
            };
            text.replace_range(at..=at, &char::from(new).to_string());
        }
        5 => *text = text.replacen('}', ",\"more\":1}", 1),
        6 => *text = text.replacen('"', "\"\\u0061", 1 + dice.below(3) as usize),
        7 => *text = [" ", text, "\n"].concat(),
        8 => text.truncate(at),
        9 => {
            if let Some(at) = digit(text) {
                let more = ["0", ".0", "e1", "99999999999", "-"][dice.below(5) as usize];
                text.insert_str(at, more);
            }
        }
        10 => {
            // Whole numbers at the edge of what JSON carries, in the place of another one.
            if let (0, Some(at)) = (dice.below(2), digit(text)) {
                let end = text[at..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |more| at + more);
                let edge = ["4294967295", "4294967296", "9007199254740992", "9007199254740993"][dice.below(4) as usize];
                text.replace_range(at..end, edge);
                return;
            }
            let [from, to] = [
                ["true", "null"],
                ["\"all\"", "{\"only\":[0,1,2,3,4]}"],
                ["\"all\"", "{\"only\":[4,3,2,1,0]}"],
                ["seats_left", "closed"],
                ["\"heads\":[", "\"heads\":[[],"],
                ["\"leaf\":", "\"leaf\":1,\"leaf\":"],
                ["\"c0ffee\"", "\"C0FFEE\""],
                ["\"c0ffee\"", "\"c0ffee \""],
                ["b44679", "b44678"],
                ["1463", "1473"],
                ["\"group\": \"north\"", "\"group\": \"south\""],
                ["\"group\": \"north\"", "\"group\": \"\""],
                [",\n        \"group\": \"north\"", ""],
                ["\"groups\": [", "\"groups\": [], \"more\": ["],
                ["\"headcounts\": [", "\"headcounts\": [{ \"programme\": \"all\", \"students\": 1 }, "],
            ][dice.below(15) as usize];
            *text = text.replacen(from, to, 1);
        }
        _ => {
            let to = (at + 1 + dice.below(6) as usize).min(text.len());
            text.replace_range(at..to, "");
        }
    }
}
