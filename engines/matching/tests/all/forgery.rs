//! (forgeries)
