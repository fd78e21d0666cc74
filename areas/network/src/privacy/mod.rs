//! What is kept about people, made from the declarations of every crate: the register for everybody, and the copy
//! that a person gets of what is there about them.

pub mod pages;
