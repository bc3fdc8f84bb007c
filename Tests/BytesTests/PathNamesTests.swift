import Bytes
import Testing

@Suite("Names in paths")
struct PathNamesTests {
  @Test(arguments: [
    ("a", "", "a"), ("ab", "", "ab"), ("a/b", "a", "b"), ("a/b/", "a", "b"), ("/a", "/", "a"),
    ("/", "/", "/"), ("//", "/", "/"), ("", "", ""), ("/a/b", "/a", "b"), ("a//b", "a", "b"),
    ("é", "", "é"), ("a/é.csv", "a", "é.csv"),
  ])
  func `a path is a folder and a name`(path: String, folder: String, name: String) {
    #expect(path.enclosingPath == folder && path.lastPathName == name)
  }
}
