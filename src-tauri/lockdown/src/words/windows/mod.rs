pub(super) mod en;
pub(super) mod zh_hans;
