//! (being written)
pub mod pages;
pub fn routes() -> Vec<crate::web::Route> {
    Vec::new()
}
pub fn link(_: &mut crate::db::Db, _: &crate::web::Site) -> Result<Option<String>, crate::error::Error> {
    Ok(None)
}
