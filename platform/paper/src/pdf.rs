//! The PDF: lines on A4, each in the tag of its piece.

use std::collections::HashMap;
use std::num::NonZeroU16;

use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagKind, TagTree,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings, destination::XyzDestination};

use crate::lines::Face;
use crate::{Block, Paper};

const REGULAR: &[u8] = include_bytes!("../fonts/regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/bold.ttf");

/// Why a document cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// One of the two faces in this crate cannot be read.
    #[error("the font cannot be read")]
    Font,
    /// The writer found the document not to be PDF/UA-1.
    #[error("the document is not accessible: {0}")]
    Writer(String),
}

// A4 in points, with a margin of 2 cm and some more below for the foot.
const WIDTH: f32 = 595.0;
const HEIGHT: f32 = 842.0;
const MARGIN: f32 = 57.0;
const BOTTOM: f32 = HEIGHT - 74.0;
/// How far an item stands in from its bullet.
const INDENT: f32 = 14.0;

/// How a piece is set: size, line height, space above it, and whether it is bold.
#[derive(Clone, Copy)]
struct Style {
    size: f32,
    leading: f32,
    above: f32,
    bold: bool,
}

const TITLE: Style = Style { size: 20.0, leading: 26.0, above: 0.0, bold: true };
const HEADING: Style = Style { size: 13.0, leading: 18.0, above: 14.0, bold: true };
const TEXT: Style = Style { size: 10.5, leading: 15.5, above: 6.0, bold: false };
const ITEM: Style = Style { above: 2.0, ..TEXT };
const FOOT: Style = Style { size: 8.5, leading: 12.0, above: 0.0, bold: false };

/// Which part of which piece a line belongs to: the piece, its item, and whether it is the bullet.
type Part = (usize, usize, bool);
/// The lines of each part, as they are marked in the pages.
type Marked = HashMap<Part, Vec<Identifier>>;

/// A line with where it stands.
struct Line {
    text: String,
    style: Style,
    page: usize,
    at: Point,
    part: Part,
}

struct Setter<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
    lines: Vec<Line>,
    page: usize,
    y: f32,
}

impl Setter<'_> {
    fn face(&self, style: Style) -> &Face<'_> {
        if style.bold { &self.bold } else { &self.regular }
    }

    /// Sets one piece of text from `x` on; `keep` is how many lines must stand together with its first.
    fn set(&mut self, text: &str, style: Style, (x, keep): (f32, f32), part: Part) {
        let face = self.face(style);
        let text = face.writable(text);
        let broken = face.broken(&text, (WIDTH - MARGIN - x) / style.size);
        self.y += style.above;
        for (number, text) in broken.into_iter().enumerate() {
            let together = if number == 0 { keep * style.leading } else { 0.0 };
            if self.y + style.leading + together > BOTTOM {
                self.page += 1;
                self.y = MARGIN;
            }
            self.y += style.leading;
            self.lines.push(Line { text, style, page: self.page, at: Point::from_xy(x, self.y), part });
        }
    }

    /// The bullet of the item that comes next, on its first line.
    fn bullet(&mut self, part: Part) {
        if self.y + ITEM.above + ITEM.leading > BOTTOM {
            self.page += 1;
            self.y = MARGIN;
        }
        let at = Point::from_xy(MARGIN, self.y + ITEM.above + ITEM.leading);
        self.lines.push(Line { text: "• ".to_owned(), style: ITEM, page: self.page, at, part });
    }
}

/// Prints a document as PDF/UA-1.
///
/// # Errors
/// [`PaperError::Writer`] when the writer's own check finds something that PDF/UA-1 forbids.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut setter =
        Setter { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)?, lines: Vec::new(), page: 0, y: MARGIN };
    setter.set(&paper.title, TITLE, (MARGIN, 0.0), (0, 0, false));
    for (piece, block) in (1..).zip(&paper.blocks) {
        match block {
            Block::Heading(text) => setter.set(text, HEADING, (MARGIN, 2.0), (piece, 0, false)),
            Block::Paragraph(text) => setter.set(text, TEXT, (MARGIN, 0.0), (piece, 0, false)),
            Block::Items(items) => {
                for (item, text) in items.iter().enumerate() {
                    setter.bullet((piece, item, true));
                    setter.set(text, ITEM, (MARGIN + INDENT, 0.0), (piece, item, false));
                }
            }
        }
    }
    write(paper, &setter)
}

fn write(paper: &Paper, set: &Setter<'_>) -> Result<Vec<u8>, PaperError> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|error| PaperError::Writer(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let font = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or(PaperError::Font);
    let fonts = (font(REGULAR)?, font(BOLD)?);
    let settings = PageSettings::from_wh(WIDTH, HEIGHT).ok_or(PaperError::Font)?;
    let mut outline = Outline::new();
    let mut marked = Marked::new();
    let pages = set.page + 1;
    for number in 0..pages {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for line in set.lines.iter().filter(|line| line.page == number) {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            draw(&mut surface, set, &fonts, line);
            surface.end_tagged();
            let of_part = marked.entry(line.part).or_default();
            of_part.push(id);
            if line.style.bold && of_part.len() == 1 {
                let above = Point::from_xy(0.0, line.at.y - line.style.leading);
                outline.push_child(OutlineNode::new(line.text.trim().to_owned(), XyzDestination::new(number, above)));
            }
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let text = set.face(FOOT).writable(&format!("{} · {} / {pages}", paper.foot, number + 1));
        let at = Point::from_xy(MARGIN, HEIGHT - 40.0);
        draw(&mut surface, set, &fonts, &Line { text, style: FOOT, page: number, at, part: (0, 0, false) });
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    document.set_outline(outline);
    document.set_tag_tree(tags(paper, &marked));
    let metadata = Metadata::new().title(paper.title.clone()).language(paper.lang.to_owned());
    document.set_metadata(metadata.creator("Evenkans".to_owned()));
    document.finish().map_err(|error| PaperError::Writer(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, set: &Setter<'_>, fonts: &(Font, Font), line: &Line) {
    let glyphs: Vec<KrillaGlyph> = set
        .face(line.style)
        .glyphs(&line.text)
        .into_iter()
        .map(|one| KrillaGlyph::new(GlyphId::new(one.id), one.width, 0.0, 0.0, 0.0, one.bytes, None))
        .collect();
    let font = if line.style.bold { &fonts.1 } else { &fonts.0 };
    surface.draw_glyphs(line.at, &glyphs, font.clone(), &line.text, line.style.size, false);
}

/// The pieces in the order in which they are read, each with its lines.
fn tags(paper: &Paper, marked: &Marked) -> TagTree {
    let lines = |piece: usize, item: usize, bullet: bool| -> Vec<Node> {
        marked.get(&(piece, item, bullet)).into_iter().flatten().map(|id| Node::from(*id)).collect()
    };
    let heading = |level, title: &str| TagKind::from(Tag::Hn(level, Some(title.to_owned())));
    let second = NonZeroU16::MIN.saturating_add(1);
    let mut tree = TagTree::new().with_lang(Some(paper.lang.to_owned()));
    tree.push(TagGroup::with_children(heading(NonZeroU16::MIN, &paper.title), lines(0, 0, false)));
    for (piece, block) in (1..).zip(&paper.blocks) {
        match block {
            Block::Heading(text) => {
                tree.push(TagGroup::with_children(heading(second, text), lines(piece, 0, false)));
            }
            Block::Paragraph(_) => tree.push(TagGroup::with_children(Tag::P, lines(piece, 0, false))),
            Block::Items(items) => {
                let mut list = TagGroup::new(Tag::L(ListNumbering::Disc));
                for item in 0..items.len() {
                    let mut one = TagGroup::new(Tag::LI);
                    one.push(TagGroup::with_children(Tag::Lbl, lines(piece, item, true)));
                    one.push(TagGroup::with_children(Tag::LBody, lines(piece, item, false)));
                    list.push(one);
                }
                tree.push(list);
            }
        }
    }
    tree
}
