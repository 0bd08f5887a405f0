//! Biproportional.
