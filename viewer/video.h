// Films: pictures one after the other into ffmpeg, where it is installed, or as numbered PNG files.
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::viewer {

class Film {
 public:
  // `path` ends in .mp4, .webm or .mkv, or names a folder for PNG files (made if it is not there).
  // Problems: viewer.no-ffmpeg, file.unwritable {path, reason}.
  static Result<std::unique_ptr<Film>> make(const std::string& path, int width, int height,
                                            int perSecond);
  virtual ~Film() = default;
  // 0x00RRGGBB, rows from the top. Problems: viewer.film-failed {path}, and those of writePng.
  virtual Problems add(const std::vector<std::uint32_t>& pixels) = 0;
  // To be called after the last picture.
  virtual Problems finish() = 0;
};

}  // namespace muster::viewer
