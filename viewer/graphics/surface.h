// Where pictures are drawn without a window: an OpenGL context without a display (EGL on Mesa's
// surfaceless platform; a processor will do) and a framebuffer whose pixels can be read.
// Thread rule: the thread that makes it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "foundation/problem.h"

namespace muster::viewer {

class OffscreenContext {
 public:
  // Problems: viewer.no-graphics {reason}.
  static Result<std::unique_ptr<OffscreenContext>> make();
  ~OffscreenContext();

 private:
  struct Parts;
  explicit OffscreenContext(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// A framebuffer of that size, bound while it lives.
class Surface {
 public:
  Surface(int width, int height);
  ~Surface();
  // 0x00RRGGBB, rows from the top.
  std::vector<std::uint32_t> pixels() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Of the framebuffer that is bound for reading.
std::vector<std::uint32_t> readPixels(int width, int height);
// Problems: those of io::writeAtomically; viewer.picture-failed {path}.
Problems writePng(const std::string& path, const std::vector<std::uint32_t>& pixels, int width,
                  int height);

}  // namespace muster::viewer
