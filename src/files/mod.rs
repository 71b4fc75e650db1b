//! Files that people hand in: kept in a folder of their own under random names, at no address.

mod known;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime, Utc};

pub use known::{ENDS, Refusal, Sniffer};

/// Characters of a name: 16 random bytes in hexadecimal.
const NAME: usize = 32;

/// The folder.
#[derive(Clone, Debug)]
pub struct Files {
    folder: Arc<PathBuf>,
}

/// A file that is being written; it is gone with the value unless it is kept.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    name: String,
    file: File,
    is_kept: bool,
}

impl Files {
    /// The files of this folder, which is made when it is missing; nobody but us may look into it.
    ///
    /// # Errors
    /// A sentence that names the key and the reason when nothing can be written there.
    pub fn open(folder: &Path) -> Result<Self, String> {
        let named = |error: io::Error| format!("files_folder: {}: {error}", folder.display());
        if !folder.exists() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(folder).map_err(named)?;
        }
        let files = Self { folder: Arc::new(folder.to_owned()) };
        // Written and taken away again: a folder that is read-only shows now, not when somebody needs help.
        drop(files.create().map_err(named)?);
        Ok(files)
    }

    /// A new file under a random name.
    ///
    /// # Errors
    /// What the system answers.
    pub fn create(&self) -> io::Result<Draft> {
        let name = format!("{:032x}", rand::random::<u128>());
        let path = self.folder.join(&name);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        Ok(Draft { path, name, file, is_kept: false })
    }

    /// A file that was kept, to be read.
    ///
    /// # Errors
    /// What the system answers; a name that is none of ours is not found.
    pub fn read(&self, name: &str) -> io::Result<File> {
        if !is_ours(name) {
            return Err(io::ErrorKind::NotFound.into());
        }
        File::open(self.folder.join(name))
    }

    /// Takes a file away; one that is not there is no error.
    pub fn remove(&self, name: &str) {
        if !is_ours(name) {
            return;
        }
        match fs::remove_file(self.folder.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::error!(%error, name, "a file could not be removed");
            }
            _ => {}
        }
    }

    /// The names of files that nobody has written to since `before`, UTC.
    ///
    /// # Errors
    /// What the system answers.
    pub fn untouched_since(&self, before: NaiveDateTime) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.folder.as_path())? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            // One that is gone by now needs nobody any more.
            let Ok(touched) = entry.metadata().and_then(|data| data.modified()) else { continue };
            if is_ours(&name) && DateTime::<Utc>::from(touched).naive_utc() < before {
                names.push(name);
            }
        }
        Ok(names)
    }
}

fn is_ours(name: &str) -> bool {
    name.len() == NAME && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Draft {
    /// The random name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds to it.
    ///
    /// # Errors
    /// What the system answers, such as a full disk.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// Waits until the disk has all of it.
    ///
    /// # Errors
    /// What the system answers.
    pub fn finish(&self) -> io::Result<()> {
        self.file.sync_all()?;
        // The name is on the disk only when its folder is.
        #[cfg(unix)]
        if let Some(folder) = self.path.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }

    /// Leaves the file where it is.
    pub fn keep(mut self) {
        self.is_kept = true;
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_kept
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::error!(%error, name = self.name, "a file could not be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock;

    fn folder() -> PathBuf {
        std::env::temp_dir().join(format!("gatehouse_files_{}_{}", std::process::id(), rand::random::<u32>()))
    }

    #[test]
    fn a_draft_is_gone_unless_it_is_kept() {
        let folder = folder();
        let files = Files::open(&folder).unwrap();
        let mut draft = files.create().unwrap();
        draft.write(b"lost").unwrap();
        let lost = draft.name().to_owned();
        drop(draft);
        assert!(files.read(&lost).is_err());
        let mut draft = files.create().unwrap();
        draft.write(b"kept").unwrap();
        let kept = draft.name().to_owned();
        draft.finish().unwrap();
        draft.keep();
        assert_eq!(io::read_to_string(files.read(&kept).unwrap()).unwrap(), "kept");
        assert_eq!(
            files.untouched_since(clock::now() + chrono::TimeDelta::hours(1)).unwrap(),
            std::slice::from_ref(&kept)
        );
        assert!(files.untouched_since(clock::now() - chrono::TimeDelta::hours(1)).unwrap().is_empty());
        files.remove(&kept);
        files.remove(&kept);
        assert!(files.read(&kept).is_err());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = folder();
        let files = Files::open(&folder).unwrap();
        fs::write(folder.join("secret"), "secret").unwrap();
        for name in ["secret", "../secret", "", "/etc/passwd", "..%2fsecret"] {
            assert_eq!(files.read(name).unwrap_err().kind(), io::ErrorKind::NotFound, "{name}");
            files.remove(name);
        }
        assert!(folder.join("secret").exists());
        assert!(files.untouched_since(clock::now() + chrono::TimeDelta::hours(1)).unwrap().is_empty());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_is_named() {
        let told = Files::open(Path::new("Cargo.toml/files")).unwrap_err();
        assert!(told.starts_with("files_folder: Cargo.toml/files: "), "{told}");
    }
}
