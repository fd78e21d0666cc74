//! The demonstration: the story region, its people to sign in as, and a clock that can be moved. None of
//! these pages exist in `evenkans serve`.

mod after;
mod agreements;
mod files;
mod internships;
mod national;
mod network;
mod pages;
mod story;

use evenkans_web::{Allow, Locale, Route, routes};

pub(crate) use story::{START, fill, people};

pub(crate) const LOCALE: Locale =
    Locale { nl: include_str!("../../locales/nl.ftl"), en: include_str!("../../locales/en.ftl") };

const ANYONE: &[Allow] = &[Allow::Anyone];

pub(crate) const ROUTES: &[Route] = routes! {
    GET "/demo" ANYONE => pages::people;
    POST "/demo/als" ANYONE => pages::sign_in_as;
    POST "/demo/klok" ANYONE => pages::move_clock;
    GET "/demo/post" ANYONE => pages::post;
};
