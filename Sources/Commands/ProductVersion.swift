/// The version that `--version` prints and CHANGELOG.md describes.
package let productVersion = "0.1.0"
