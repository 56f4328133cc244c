#include "viewer/video.h"

#include <fmt/format.h>

#include <csignal>
#include <filesystem>

#include "viewer/graphics/surface.h"

namespace muster::viewer {

namespace {

namespace fs = std::filesystem;

Problems failed(const char* code, const std::string& path, const std::string& reason = {}) {
  return {{Severity::error, code, path, {}, "", {{"path", path}, {"reason", reason}}}};
}

class PngFilm final : public Film {
 public:
  PngFilm(std::string folder, int width, int height)
      : folder_(std::move(folder)), width_(width), height_(height) {}
  Problems add(const std::vector<std::uint32_t>& pixels) override {
    return writePng(fmt::format("{}/{:06}.png", folder_, ++count_), pixels, width_, height_);
  }
  Problems finish() override { return {}; }

 private:
  std::string folder_;
  int width_, height_, count_ = 0;
};

// For the shell: in single quotes, with those of the text itself outside of them.
std::string quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

class FfmpegFilm final : public Film {
 public:
  FfmpegFilm(std::string path, int width, int height, int perSecond) : path_(std::move(path)) {
    std::signal(SIGPIPE, SIG_IGN);  // an ffmpeg that ends early is told by the write that fails
    // yuv420p wants even sizes.
    const std::string command = fmt::format(
        "ffmpeg -v error -y -f rawvideo -pix_fmt bgr0 -s {}x{} -r {} -i - -vf "
        "'crop=trunc(iw/2)*2:trunc(ih/2)*2' -pix_fmt yuv420p {}",
        width, height, perSecond, quoted("file:" + path_));
    pipe_ = popen(command.c_str(), "w");
  }
  ~FfmpegFilm() override { close(); }
  Problems add(const std::vector<std::uint32_t>& pixels) override {
    const bool written =
        pipe_ != nullptr && std::fwrite(pixels.data(), 4, pixels.size(), pipe_) == pixels.size();
    return written ? Problems() : failed("viewer.film-failed", path_);
  }
  Problems finish() override {
    return close() == 0 ? Problems() : failed("viewer.film-failed", path_);
  }

 private:
  int close() {
    if (pipe_ == nullptr) return 0;
    const int status = pclose(pipe_);
    pipe_ = nullptr;
    return status;
  }
  std::string path_;
  std::FILE* pipe_ = nullptr;
};

}  // namespace

Result<std::unique_ptr<Film>> Film::make(const std::string& path, int width, int height,
                                         int perSecond) {
  const std::string ending = fs::path(path).extension().string();
  if (ending == ".mp4" || ending == ".webm" || ending == ".mkv") {
    if (std::system("command -v ffmpeg >/dev/null 2>&1") != 0)
      return tl::unexpected(failed("viewer.no-ffmpeg", path));
    return std::make_unique<FfmpegFilm>(path, width, height, perSecond);
  }
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return tl::unexpected(failed("file.unwritable", path, error.message()));
  return std::make_unique<PngFilm>(path, width, height);
}

}  // namespace muster::viewer
