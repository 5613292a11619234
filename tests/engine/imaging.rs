//! Pictures: decoding within limits, upright, in sRGB, without metadata.
