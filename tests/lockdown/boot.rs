//! The boot menu, as its loaders' files say who may edit it.

use lockdown::{Measure, Standing};

use crate::{Debian, root_only};

const MENU: &str = "menuentry 'Debian GNU/Linux' --class debian {\n\tlinux /boot/vmlinuz root=UUID=1 ro quiet\n}\n";
/// What Fedora writes into every menu, whether there is a password or not.
const FEDORA: &str = "\
if [ -f ${prefix}/user.cfg ]; then
  source ${prefix}/user.cfg
  if [ -n \"${GRUB2_PASSWORD}\" ]; then
    set superusers=\"root\"
    export superusers
    password_pbkdf2 root ${GRUB2_PASSWORD}
  fi
fi
";

#[test]
fn a_machine_whose_loader_nobody_knows_is_not_open() {
    root_only!();
    let debian = Debian::new();
    assert_eq!(debian.standing(Measure::Boot), Standing::Unknown);
    assert_eq!(debian.set_up(None).open, []);
}

#[test]
fn a_menu_that_anybody_may_edit_is_open_and_setup_leaves_it_to_people() {
    root_only!();
    for (file, menu) in [
        ("boot/grub/grub.cfg", MENU.to_owned()),
        ("boot/grub/grub.cfg", format!("# set superusers=\"staff\"\n{MENU}")),
        ("boot/grub2/grub.cfg", format!("{FEDORA}{MENU}")),
        ("boot/loader/loader.conf", "timeout 3\n#editor no\n".to_owned()),
        ("boot/efi/loader/loader.conf", "editor no\neditor yes\n".to_owned()),
    ] {
        let debian = Debian::new();
        debian.write(file, &menu, 0o600);
        assert_eq!(debian.standing(Measure::Boot), Standing::Open, "{file}");
        assert_eq!(debian.set_up(None).open, [Measure::Boot], "{file}");
        assert_eq!(debian.read(file), menu);
        debian.write("boot/grub2/user.cfg", "GRUB2_PASSWORD=\n", 0o600);
        assert_eq!(debian.standing(Measure::Boot), Standing::Open, "{file}: an empty password is none");
    }
}

#[test]
fn a_menu_with_a_password_is_locked() {
    root_only!();
    let superusers =
        "set superusers=\"staff\"\nexport superusers\npassword_pbkdf2 staff grub.pbkdf2.sha512.10000.AB.CD\n";
    for files in [
        &[("boot/grub/grub.cfg", format!("{MENU}{superusers}"))][..],
        &[("boot/grub/grub.cfg", format!("{MENU}  superusers=staff\n"))],
        &[("boot/grub/grub.cfg", MENU.to_owned()), ("boot/grub/user.cfg", superusers.to_owned())],
        &[
            ("boot/grub2/grub.cfg", format!("{FEDORA}{MENU}")),
            ("boot/grub2/user.cfg", "GRUB2_PASSWORD=grub.pbkdf2.sha512.10000.AB.CD\n".to_owned()),
        ],
        &[("boot/loader/loader.conf", "timeout 3\neditor  no\n".to_owned())],
        &[("efi/loader/loader.conf", "editor 0\n".to_owned())],
    ] {
        let debian = Debian::new();
        for (file, text) in files {
            debian.write(file, text, 0o600);
        }
        assert_eq!(debian.standing(Measure::Boot), Standing::Locked, "{files:?}");
        assert_eq!(debian.set_up(None).open, [], "{files:?}");
    }
}

#[test]
fn of_two_loaders_both_must_be_locked() {
    root_only!();
    let debian = Debian::new();
    debian.write("boot/grub/grub.cfg", MENU, 0o600);
    debian.write("boot/efi/loader/loader.conf", "editor no\n", 0o644);
    assert_eq!(debian.standing(Measure::Boot), Standing::Open, "nobody can tell from here which of them starts");
}
