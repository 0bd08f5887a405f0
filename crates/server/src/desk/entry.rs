//! Handlers of the entry of protocols: the first, the second blind.

use crate::routes::Route;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[];
