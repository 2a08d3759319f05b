//! The worked vector as a file.
use crate::testing::json;
use crate::testing::scene::Scene;

/// Makes the vector: every key, record, intermediate hash and signature in hexadecimal, as JSON.
pub fn transfer_vector() -> String {
    json::describe(&Scene::new())
}

#[cfg(test)]
mod tests;
