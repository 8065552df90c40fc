import CZlib

/// The version of zlib that is linked.
package var compressionVersion: String { unsafe String(cString: zlibVersion()) }
