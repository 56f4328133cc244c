#include "io/text_file.h"

#include <fcntl.h>
#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace muster::io {
namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

Problem problem(std::string code, const std::string& file, Place place, Arguments arguments) {
  return {Severity::error, std::move(code), file, place, {}, std::move(arguments)};
}

tl::unexpected<Problems> failure(std::string code, const std::string& file,
                                 Arguments arguments = {}, Place place = {}) {
  return tl::unexpected(Problems{problem(std::move(code), file, place, std::move(arguments))});
}

std::string reasonOf(int error) {
  return std::generic_category().message(error);
}

// A file descriptor that is closed on every way out.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }
  // Some file systems report a failed write only here.
  bool close() { return ::close(std::exchange(number_, -1)) == 0; }

 private:
  int number_;
};

// Length of the well-formed sequence at the start of `bytes`, 0 if there is none (table 3-7 of the
// Unicode standard).
std::size_t sequenceLength(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                             : lead >= 0xE0 && lead <= 0xEF ? 3
                             : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                            : 0;
  if (length == 0 || bytes.size() < length) return 0;
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
  }
  return length;
}

struct Conversion {
  std::string utf8;
  std::optional<std::size_t> bad;  // offset of the first byte that could not be converted
  bool available = true;           // false: this system's iconv does not know the encoding
};

Conversion fromGb18030(std::string_view bytes) {
  Conversion result;
  const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) {
    result.available = false;
    return result;
  }
  std::vector<char> input(bytes.begin(), bytes.end());  // iconv wants a mutable pointer
  char* in = input.data();
  std::size_t left = input.size();
  std::array<char, 4096> buffer{};
  while (left > 0 && !result.bad) {
    char* out = buffer.data();
    std::size_t room = buffer.size();
    const bool failed = ::iconv(converter, &in, &left, &out, &room) == static_cast<std::size_t>(-1);
    const int error = errno;
    result.utf8.append(buffer.data(), out);
    if (failed && error != E2BIG) result.bad = bytes.size() - left;
  }
  ::iconv_close(converter);
  return result;
}

std::string_view withoutMark(std::string_view text) {
  return text.starts_with(kUtf8Mark) ? text.substr(kUtf8Mark.size()) : text;
}

// What no text file is, whatever its encoding.
std::optional<Problem> foreign(std::string_view bytes, const std::string& file) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return problem("file.utf16", file, {1, 1}, {});
  }
  const std::size_t nul = bytes.find('\0');
  if (nul == std::string_view::npos) return std::nullopt;
  const auto line =
      std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
  return problem("file.binary", file, {static_cast<std::uint32_t>(line + 1), 0},
                 {{"byte", std::to_string(nul)}});
}

bool writeAll(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

Result<std::string> readAll(const Descriptor& file, std::size_t size, const std::string& path) {
  std::string bytes(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t got = ::read(file.number(), bytes.data() + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return failure("file.unreadable", path, {{"path", path}, {"reason", reasonOf(errno)}});
    if (got == 0) break;  // became shorter meanwhile
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace

Result<std::string> readBytes(const std::string& path, std::size_t mostBytes) {
  // Non-blocking: opening a named pipe must not wait for a writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0) {
    const int error = errno;
    if (error == ENOENT || error == ENOTDIR) return failure("file.missing", path, {{"path", path}});
    return failure("file.unreadable", path, {{"path", path}, {"reason", reasonOf(error)}});
  }
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) {
    return failure("file.unreadable", path, {{"path", path}, {"reason", reasonOf(errno)}});
  }
  if (!S_ISREG(status.st_mode)) return failure("file.not-regular", path, {{"path", path}});
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > mostBytes) {
    return failure(
        "file.too-large", path,
        {{"path", path}, {"value", std::to_string(size)}, {"valid", std::to_string(mostBytes)}});
  }
  return readAll(file, size, path);
}

std::optional<std::size_t> firstBadUtf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t length = sequenceLength(bytes.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

Place placeOfByte(std::string_view utf8, std::size_t offset) {
  Place place{1, 1};
  for (const char c : utf8.substr(0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++place.column;
    }
  }
  return place;
}

Result<Text> decodeUtf8(std::string_view bytes, const std::string& file) {
  if (auto wrong = foreign(bytes, file)) return tl::unexpected(Problems{std::move(*wrong)});
  const std::string_view text = withoutMark(bytes);
  if (const auto bad = firstBadUtf8(text)) {
    const std::size_t mark = bytes.size() - text.size();
    return failure("file.not-utf8", file, {{"byte", std::to_string(*bad + mark)}},
                   placeOfByte(text, *bad));
  }
  return Text{std::string(text), Encoding::utf8};
}

Result<Text> decodeUtf8OrGb18030(std::string_view bytes, const std::string& file) {
  Result<Text> asUtf8 = decodeUtf8(bytes, file);
  if (asUtf8 || asUtf8.error().front().code != "file.not-utf8") return asUtf8;
  if (bytes.starts_with(kUtf8Mark)) return asUtf8;
  Conversion converted = fromGb18030(bytes);
  if (!converted.available) return asUtf8;
  if (!converted.bad) return Text{std::string(withoutMark(converted.utf8)), Encoding::gb18030};
  // The encoding that got further is the one that was meant.
  const std::size_t badUtf8 = *firstBadUtf8(bytes);
  const bool meantUtf8 = badUtf8 >= *converted.bad;
  const std::size_t offset = meantUtf8 ? badUtf8 : *converted.bad;
  const Place place =
      meantUtf8 ? placeOfByte(bytes, offset) : placeOfByte(converted.utf8, converted.utf8.size());
  return failure("file.not-utf8-nor-gb18030", file,
                 {{"byte", std::to_string(offset)}, {"encoding", meantUtf8 ? "UTF-8" : "GB18030"}},
                 place);
}

Problems writeAtomically(const std::string& path, std::string_view bytes) {
  // Root could rename over a device: /dev/null would be a file from then on.
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode))
    return {problem("file.not-regular", path, {}, {{"path", path}})};
  std::string temporary = path + ".XXXXXX";
  Descriptor file(::mkstemp(temporary.data()));
  const auto failed = [&](int error) {
    return Problems{
        problem("file.unwritable", path, {}, {{"path", path}, {"reason", reasonOf(error)}})};
  };
  if (file.number() < 0) return failed(errno);
  // mkstemp makes 0600; a result is for everybody whom the directory admits.
  const bool written = writeAll(file.number(), bytes) && ::fchmod(file.number(), 0644) == 0 &&
                       ::fsync(file.number()) == 0 && file.close() &&
                       ::rename(temporary.c_str(), path.c_str()) == 0;
  if (written) return {};
  const int error = errno;
  ::unlink(temporary.c_str());
  return failed(error);
}

}  // namespace muster::io
