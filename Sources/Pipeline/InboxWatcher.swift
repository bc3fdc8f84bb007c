import Glibc

/// Sleeps until something happens in an inbox: by inotify(7) where the file system tells, else by
/// the clock, as on network drives.
package struct InboxWatcher: ~Copyable {
  private let descriptor: Int32

  /// Watches `folder`; what happens in its sub-folders is found by the clock.
  package init(folder: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE)
    if descriptor >= 0 { inotify_add_watch(descriptor, folder, events) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Returns when something has happened, a signal came, or the time is up.
  package func wait(milliseconds: Int32) {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, descriptor >= 0 ? 1 : 0, milliseconds) > 0 else { return }
    var events = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &events, events.count) > 0 {}
  }
}
