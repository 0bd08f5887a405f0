//! Filings and cases under the acts as they are recorded.
