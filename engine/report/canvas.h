// A picture being drawn: Cairo's surface and context with Pango's text, owned, and its PNG bytes.
// Coordinates are pixels, y down. Text is set in a font with Chinese (WenQuanYi Micro Hei where it
// is installed). No Cairo type leaves through this header but the opaque context. Thread rule: one
// thread per canvas.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

typedef struct _cairo cairo_t;

namespace muster::report {

struct Colour {
  double red = 0.0;  // 0 to 1 each
  double green = 0.0;
  double blue = 0.0;
};

enum class Align { left, centre, right };

class Canvas {
 public:
  Canvas(int width_px, int height_px);  // white
  ~Canvas();
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;

  cairo_t* context() const;
  int width() const;
  int height() const;

  // `x` is the text's left edge, centre or right edge as `align` says, `y` its upper edge. Returns
  // the width drawn.
  double text(const std::string& words, double x, double y, double size_px, Colour colour,
              Align align = Align::left, bool bold = false);
  double textWidth(const std::string& words, double size_px, bool bold = false) const;

  void fill(Colour colour);  // the current path
  void stroke(Colour colour, double width_px);

  // 0xRRGGBB of every pixel, row by row from the top.
  std::vector<std::uint32_t> pixels() const;

  // nullopt if Cairo could not make the picture (out of memory, beyond 32767 px).
  std::optional<std::string> png() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace muster::report
