//! What stands in the files.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use gatehouse::access::BuiltIn;
use gatehouse::accounts::grid::GRID;
use gatehouse::accounts::queries::Visible;
use gatehouse::app::visit_lists;
use gatehouse::grid::{List, ListVisitor};

use super::{export, told};
use crate::contracts::lists::{forward, mixed};
use crate::support::folk::TESTER;
use crate::support::{Client, Engine, Options, TestApp, on_both};

on_both!(
    every_list_is_exported_in_its_order,
    a_file_has_the_rows_of_the_list_in_its_order,
    ticked_rows_are_exported_alone,
    odd_texts_come_back_as_they_were,
    a_workbook_holds_the_same,
    nothing_found_is_a_heading_line,
    the_file_speaks_the_viewers_language,
);

/// The ids of the accounts list behind an address.
fn listed(app: &TestApp, query: &str) -> Vec<String> {
    let ids = app.read(|db| Ok(forward(db, &Visible(&TESTER), &GRID, query).concat()));
    ids.iter().map(ToString::to_string).collect()
}

/// One column of a file, without its heading.
fn column(rows: &[Vec<String>], place: usize) -> Vec<String> {
    rows.iter().skip(1).map(|row| row[place].clone()).collect()
}

struct Files<'a> {
    app: &'a TestApp,
    ada: &'a Client,
    found: usize,
}

impl ListVisitor for Files<'_> {
    fn list<L: List>(&mut self) {
        let grid = L::grid();
        let rows = self.app.read(|db| Ok(forward(db, &L::source(&TESTER), grid, "?size=200").concat()));
        let file = export(self.ada, grid.address, &[("which", "all")]);
        assert_eq!(file[0].len(), grid.columns.len(), "{}", grid.key);
        // An export is an entry of the trail, but only once it is done.
        assert_eq!(file.len() - 1, rows.len(), "{}", grid.key);
        let shown = export(self.ada, grid.address, &[]);
        assert_eq!(shown[0].len(), grid.usual_columns().len(), "{}", grid.key);
        self.found += 1;
    }
}

fn every_list_is_exported_in_its_order(on: Engine) {
    let app = on.start(&mixed(), Options::default());
    let ada = app.company_admin();
    let mut files = Files { app: &app, ada: &ada, found: 0 };
    visit_lists(&mut files);
    assert!(files.found >= 4);
    assert_eq!(told(&app).len(), 2 * files.found);
}

/// More accounts than are read at a time, so that the file is put together from several readings.
fn a_file_has_the_rows_of_the_list_in_its_order(on: Engine) {
    let app = on.demo(4_500);
    let ada = app.company_admin();
    for (q, sort) in [
        ("", ""),
        ("", "-last_login"),
        ("", "valid_until,-created"),
        ("", "-email"),
        ("status:inactive", "last_login"),
        ("-status:active", ""),
        ("example", ""),
        ("an", "-name"),
        ("role:support", "roles,name"),
        ("17", ""),
        ("ada.admin", "-id"),
        ("(status:pending OR kind:service) created:>2020-01-01", "created"),
    ] {
        let file = export(&ada, "/accounts", &[("q", q), ("sort", sort), ("columns", "name,id,last_login")]);
        assert_eq!(file[0], ["Name", "ID", "Last sign-in (UTC)"]);
        let encoded: String = url::form_urlencoded::byte_serialize(q.as_bytes()).collect();
        let expected = listed(&app, &format!("?q={encoded}&sort={sort}&size=200"));
        assert!(!expected.is_empty(), "{q} finds nothing");
        assert_eq!(column(&file, 1), expected, "{q} by {sort}");
    }
}

fn ticked_rows_are_exported_alone(on: Engine) {
    let app = on.demo(60);
    let ada = app.company_admin();
    let here = "/accounts?q=example&sort=-id&columns=id,roles&after=x";
    let file = export(&ada, "/accounts", &[("id", "9"), ("id", "3"), ("id", "999999"), ("back", here)]);
    assert_eq!(column(&file, 0), ["9", "3"], "in the order of the page they were ticked on");
    let all = listed(&app, "?q=status%3Aactive&sort=-id");
    let form =
        [("all", "1"), ("q", "status:active"), ("except", &*all[0]), ("except", &*all[2]), ("back", here)];
    let file = export(&ada, "/accounts", &form);
    let left: Vec<String> =
        all.iter().enumerate().filter(|(at, _)| ![0, 2].contains(at)).map(|(_, id)| id.clone()).collect();
    assert_eq!(column(&file, 0), left);
}

const ODD: [&str; 6] = [
    "=HYPERLINK(\"x\") Eve",
    "@SUM Ann",
    "Jürgen \"Größe\", Söhne",
    "山田 太郎",
    "two\nlines Lee",
    "+49 Phone",
];

fn odd_texts_come_back_as_they_were(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    for (number, name) in ODD.iter().enumerate() {
        let email = Some(format!("odd{number}@example.org"));
        app.person("Odd One")
            .but(|details| {
                details.display_name = (*name).to_owned();
                details.email = email;
                details.login = Some(format!("odd{number}"));
            })
            .role(BuiltIn::Support)
            .role(BuiltIn::LicenseAdmin)
            .create();
    }
    let form = [("q", "id:>3"), ("sort", "id"), ("columns", "name,roles,status,valid_until")];
    let file = export(&ada, "/accounts", &form);
    for (row, name) in file.iter().skip(1).zip(ODD) {
        let runs = name.starts_with(['=', '@', '+']);
        assert_eq!(row[0], if runs { format!("'{name}") } else { name.to_owned() });
        assert_eq!(row[1..], ["License admin, Support", "Active", ""]);
    }
    assert_eq!(file.len(), 1 + ODD.len());
}

fn a_workbook_holds_the_same(on: Engine) {
    let app = on.demo(310);
    let ada = app.company_admin();
    let form = [("sort", "-id"), ("columns", "id,name,created,last_login"), ("format", "xlsx")];
    let answer = ada.post("/accounts/export", &form).expect(200);
    assert!(answer.header("content-type").ends_with("spreadsheetml.sheet"));
    let name = answer.header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"accounts-20") && name.ends_with(".xlsx\""), "{name}");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.bytes)).unwrap();
    let sheet = book.worksheet_range("Sheet 1").unwrap();
    let text = |row: &[Data], place: usize| row[place].to_string();
    let zone = crate::support::snapshot::lines(&app, "SELECT time_zone AS line FROM accounts WHERE id = 1");
    assert_eq!(text(sheet.rows().next().unwrap(), 2), format!("Created ({})", zone[0]));
    let ids: Vec<String> = sheet.rows().skip(1).map(|row| text(row, 0)).collect();
    assert_eq!(ids, listed(&app, "?sort=-id&size=200"));
    assert!(
        sheet
            .rows()
            .skip(1)
            .all(|row| matches!(row, [Data::Float(_), Data::String(_), Data::DateTime(_), _]))
    );
    let file = export(&ada, "/accounts", &form[..2]);
    let names: Vec<String> = sheet.rows().skip(1).map(|row| text(row, 1)).collect();
    assert_eq!(column(&file, 1), names);
}

fn nothing_found_is_a_heading_line(on: Engine) {
    let app = on.company();
    let ada = app.company_admin();
    let file = export(&ada, "/accounts", &[("q", "nobodyatall"), ("columns", "name,email")]);
    assert_eq!(file, [["Name", "E-mail"]]);
    let answer = ada.post("/accounts/status-report/export", &[("format", "xlsx")]).expect(200);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(answer.bytes)).unwrap();
    assert_eq!(book.worksheet_range("Sheet 1").unwrap().height(), 1);
}

fn the_file_speaks_the_viewers_language(on: Engine) {
    let app = on.company();
    app.sql("UPDATE accounts SET locale = 'ja' WHERE id = 1");
    let ada = app.company_admin();
    let file = export(&ada, "/accounts", &[("sort", "id"), ("columns", "status,roles")]);
    assert_eq!(
        file[1],
        [
            crate::support::say_in("ja", "accounts-active", &[]),
            crate::support::say_in("ja", "role-company-admin", &[])
        ]
    );
}
