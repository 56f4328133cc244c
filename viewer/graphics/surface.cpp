#include "viewer/graphics/surface.h"

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <array>

#include "io/text_file.h"
#include "report/png.h"
#include "viewer/graphics/gl.h"

namespace muster::viewer {

struct OffscreenContext::Parts {
  EGLDisplay display = EGL_NO_DISPLAY;
  EGLContext context = EGL_NO_CONTEXT;
};

OffscreenContext::OffscreenContext(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

OffscreenContext::~OffscreenContext() {
  eglMakeCurrent(parts_->display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(parts_->display, parts_->context);
  eglTerminate(parts_->display);
}

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::make() {
  const auto failed = [](const char* reason) {
    return tl::unexpected(
        Problems{{Severity::error, "viewer.no-graphics", {}, {}, "", {{"reason", reason}}}});
  };
  const auto getDisplay = reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(
      eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (getDisplay == nullptr) return failed("eglGetPlatformDisplayEXT");
  auto parts = std::make_unique<Parts>();
  parts->display = getDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
  if (parts->display == EGL_NO_DISPLAY) return failed("EGL_PLATFORM_SURFACELESS_MESA");
  if (eglInitialize(parts->display, nullptr, nullptr) != EGL_TRUE) return failed("eglInitialize");
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return failed("eglBindAPI");
  const std::array<EGLint, 3> wanted{EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  eglChooseConfig(parts->display, wanted.data(), &config, 1, &found);
  const std::array<EGLint, 7> version{EGL_CONTEXT_MAJOR_VERSION,
                                      3,
                                      EGL_CONTEXT_MINOR_VERSION,
                                      3,
                                      EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                      EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                      EGL_NONE};
  parts->context = eglCreateContext(parts->display, found > 0 ? config : EGL_NO_CONFIG_KHR,
                                    EGL_NO_CONTEXT, version.data());
  if (parts->context == EGL_NO_CONTEXT) return failed("OpenGL 3.3");
  if (eglMakeCurrent(parts->display, EGL_NO_SURFACE, EGL_NO_SURFACE, parts->context) != EGL_TRUE)
    return failed("eglMakeCurrent");
  return std::unique_ptr<OffscreenContext>(new OffscreenContext(std::move(parts)));
}

struct Surface::Parts {
  int width, height;
  GlTexture colour;
  GlFramebuffer buffer;
};

Surface::Surface(int width, int height)
    : parts_(std::make_unique<Parts>(Parts{width, height, makeTexture(), makeFramebuffer()})) {
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glBindFramebuffer(GL_FRAMEBUFFER, parts_->buffer.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, parts_->colour.name(),
                         0);
}

Surface::~Surface() {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

std::vector<std::uint32_t> Surface::pixels() const {
  return readPixels(parts_->width, parts_->height);
}

std::vector<std::uint32_t> readPixels(int width, int height) {
  const auto w = static_cast<std::size_t>(width), h = static_cast<std::size_t>(height);
  std::vector<std::uint32_t> upsideDown(w * h), pixels(w * h);
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_BYTE, upsideDown.data());
  for (std::size_t row = 0; row < h; ++row) {
    for (std::size_t column = 0; column < w; ++column)
      pixels[row * w + column] = upsideDown[(h - 1 - row) * w + column] & 0x00FFFFFFu;
  }
  return pixels;
}

Problems writePng(const std::string& path, const std::vector<std::uint32_t>& pixels, int width,
                  int height) {
  const auto png =
      report::encodePng({reinterpret_cast<const unsigned char*>(pixels.data()),
                         static_cast<std::size_t>(width) * sizeof(std::uint32_t),
                         static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)});
  if (!png) return {{Severity::error, "viewer.picture-failed", path, {}, "", {{"path", path}}}};
  return io::writeAtomically(path, *png);
}

}  // namespace muster::viewer
