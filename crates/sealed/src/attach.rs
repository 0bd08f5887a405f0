//! Attachments: what they are by their content, their cleaned names, working copies without metadata. It must never open a
//! document, unfold a package or keep more of a file than its beginning and its end.

pub mod cell;
mod image;
mod kind;
mod name;
mod package;

pub use image::{Cleaned, clean as clean_image};
pub use kind::{Found, Inspector, Report, Type};
pub use name::{FileName, clean as clean_name};
