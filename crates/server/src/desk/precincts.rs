//! Handlers of the coordinator's desk: what is missing, what waits for whom, one precinct with its steps.

use crate::routes::Route;

/// Rows of the table.
pub(crate) const ROUTES: &[Route] = &[];
