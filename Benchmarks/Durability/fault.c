// Laid over the C library (LD_PRELOAD): lets the calls that change files below VOC_FAULT_PLACE fail with
// VOC_FAULT_ERRNO, from the VOC_FAULT_ATth on, VOC_FAULT_COUNT times. See durability.py.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static long number(const char *name) {
  const char *value = getenv(name);
  return value ? atol(value) : 0;
}

static int fails(void) {
  long call = atomic_fetch_add(&calls, 1) + 1, first = number("VOC_FAULT_AT");
  if (call < first || call >= first + number("VOC_FAULT_COUNT")) return 0;
  errno = (int)number("VOC_FAULT_ERRNO");
  return 1;
}

static int is_below(const char *path) {
  const char *place = getenv("VOC_FAULT_PLACE");
  return place && strncmp(path, place, strlen(place)) == 0;
}

static int is_ours(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return is_below(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int file, const void *bytes, size_t count) {
  return is_ours(file) && fails() ? -1 : REAL(write)(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
  return is_ours(file) && fails() ? -1 : REAL(pwrite)(file, bytes, count, place);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
  return is_ours(file) && fails() ? -1 : REAL(pwrite64)(file, bytes, count, place);
}
int fsync(int file) { return is_ours(file) && fails() ? -1 : REAL(fsync)(file); }
int fdatasync(int file) { return is_ours(file) && fails() ? -1 : REAL(fdatasync)(file); }
int ftruncate(int file, off_t size) { return is_ours(file) && fails() ? -1 : REAL(ftruncate)(file, size); }
int ftruncate64(int file, off64_t size) { return is_ours(file) && fails() ? -1 : REAL(ftruncate64)(file, size); }
int rename(const char *from, const char *to) { return is_below(to) && fails() ? -1 : REAL(rename)(from, to); }
int unlink(const char *path) { return is_below(path) && fails() ? -1 : REAL(unlink)(path); }
