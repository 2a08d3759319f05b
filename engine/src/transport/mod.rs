//! Layer 2: frames, the line code, and the session under every pipe.
