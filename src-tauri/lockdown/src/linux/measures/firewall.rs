use super::{Asked, Scene, own_unit, written};
use crate::linux::state::State;

const RULES: &str = "/etc/jubilee/firewall.nft";

/// A table of its own beside whatever else filters: what one of them drops is dropped. The first two lines make it load
/// twice. Neighbour discovery is to IPv6 what ARP is to IPv4.
const TABLE: &str = "\
table inet jubilee
delete table inet jubilee
table inet jubilee {
\tchain input {
\t\ttype filter hook input priority filter; policy drop;
\t\tiif lo accept
\t\tct state established,related accept
\t\ticmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept
\t}
\tchain forward {
\t\ttype filter hook forward priority filter; policy drop;
\t}
}
";

pub(super) fn firewall(scene: &Scene<'_>) -> Asked {
    let Some(nft) = scene.tree.program("nft") else { return Asked::Lacking };
    let nft = nft.display();
    let unit = format!(
        "[Unit]\nDescription=Jubilee: closed to the network\nDefaultDependencies=no\nWants=network-pre.target\n\
         After=nftables.service\nBefore=network-pre.target shutdown.target\nConflicts=shutdown.target\n\n\
         [Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart={nft} -f {RULES}\n\
         ExecStop={nft} delete table inet jubilee\n"
    );
    let name = "jubilee-firewall.service";
    let wanted = own_unit("sysinit.target.wants").join(name);
    Asked::Paths(vec![
        (RULES.into(), written(TABLE)),
        (own_unit(name), written(&unit)),
        (wanted, State::link(own_unit(name))),
    ])
}
