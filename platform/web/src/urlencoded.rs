use std::collections::HashMap;

/// `application/x-www-form-urlencoded`, any bytes accepted: what is not UTF-8 becomes the replacement sign.
pub(crate) fn pairs(bytes: &[u8]) -> HashMap<String, Vec<String>> {
    let mut map: HashMap<String, Vec<String>> = HashMap::new();
    for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decode(halves.next().unwrap_or_default());
        let value = decode(halves.next().unwrap_or_default());
        map.entry(name).or_default().push(value);
    }
    map
}

/// Percent-encoded as RFC 3986 says, for a value in an address.
pub(crate) fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

pub(crate) fn decode(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let two = rest.as_slice().get(..2).and_then(|two| std::str::from_utf8(two).ok());
                match two.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    Some(byte) => {
                        rest.nth(1);
                        byte
                    }
                    None => b'%',
                }
            }
            other => *other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn forms_decode_and_hostile_bytes_do_no_harm() {
        let map = super::pairs(b"naam=Ren%C3%A9e+A&x=%zz%4&x=2&=&%ff=1");
        assert_eq!(map["naam"], ["Renée A"]);
        assert_eq!(map["x"], ["%zz%4", "2"]);
        assert_eq!(map["\u{fffd}"], ["1"]);
    }
}
