use std::mem::size_of;
use std::ptr;

use windows_sys::Win32::Foundation::ERROR_SUCCESS;
use windows_sys::Win32::NetworkManagement::IpHelper::{GetAdaptersAddresses, IP_ADAPTER_ADDRESSES_LH};
use windows_sys::Win32::System::SystemInformation::{GetSystemFirmwareTable, RSMB};

use crate::machine::{Machine, as_mac};
use crate::windows::smbios::serial_number;

/// What comes before the firmware's tables.
const HEADER: usize = 8;
/// The kinds of network interface that are told: by cable and by radio.
const TOLD: [u32; 2] = [6, 71];

/// Reads what Windows says of the machine. What it does not give out is absent.
pub fn machine() -> Machine {
    Machine { serial: firmware().get(HEADER..).and_then(serial_number), macs: macs() }
}

fn firmware() -> Vec<u8> {
    // SAFETY: without room it says how much it wants.
    let size = unsafe { GetSystemFirmwareTable(RSMB, 0, ptr::null_mut(), 0) };
    let mut tables = vec![0; size as usize];
    // SAFETY: the size is that of the tables.
    let written = unsafe { GetSystemFirmwareTable(RSMB, 0, tables.as_mut_ptr(), size) };
    tables.truncate(written as usize);
    tables
}

fn macs() -> Vec<String> {
    // More than a machine has, and some more; aligned for what the system writes there.
    let mut room = vec![0_u64; 32 * 1024];
    let mut size = (room.len() * size_of::<u64>()) as u32;
    let first: *mut IP_ADAPTER_ADDRESSES_LH = room.as_mut_ptr().cast();
    // SAFETY: the size is that of the room; 0 is all families.
    if unsafe { GetAdaptersAddresses(0, 0, ptr::null(), first, &raw mut size) } != ERROR_SUCCESS {
        return Vec::new();
    }
    let (mut macs, mut next) = (Vec::new(), first.cast_const());
    while !next.is_null() {
        // SAFETY: each leads to the next in the room, and the last to none.
        let adapter = unsafe { &*next };
        if adapter.PhysicalAddressLength == 6 && TOLD.contains(&adapter.IfType) {
            let pairs: Vec<String> = adapter.PhysicalAddress[..6].iter().map(|byte| format!("{byte:02x}")).collect();
            macs.extend(as_mac(&pairs.join(":")));
        }
        next = adapter.Next;
    }
    macs
}
