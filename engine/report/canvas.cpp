#include "report/canvas.h"

#include <pango/pangocairo.h>

#include <cstring>
#include <utility>
#include <vector>

#include "foundation/large_memory.h"
#include "report/png.h"

namespace muster::report {
namespace {

// The first of these that is installed; WenQuanYi is the one that scripts install.
constexpr const char* kFonts = "WenQuanYi Micro Hei, Noto Sans CJK SC, Sans";
constexpr std::uint32_t kWhitePixel = 0xFFFFFFFFU;

void use(cairo_t* context, Colour colour) {
  cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

struct Unref {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

Layout layOut(cairo_t* context, const std::string& words, double size_px, bool bold) {
  Layout layout(pango_cairo_create_layout(context));
  PangoFontDescription* font = pango_font_description_from_string(kFonts);
  pango_font_description_set_absolute_size(font, size_px * PANGO_SCALE);
  if (bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
  return layout;
}

double widthOf(PangoLayout* layout) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  return static_cast<double>(width) / PANGO_SCALE;
}

// Memory of pictures that are done, for the next ones.
std::vector<LargeVector<std::uint32_t>>& spares() {
  static thread_local std::vector<LargeVector<std::uint32_t>> pixels;
  return pixels;
}

LargeVector<std::uint32_t> whitePixels(int width, int height) {
  LargeVector<std::uint32_t> pixels;
  if (!spares().empty()) {
    pixels = std::move(spares().back());
    spares().pop_back();
  }
  pixels.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), kWhitePixel);
  return pixels;
}

}  // namespace

// The pixels are ours, in huge pages: to touch Cairo's for the first time took longer than drawing.
struct Canvas::Parts {
  LargeVector<std::uint32_t> pixels;
  cairo_surface_t* surface;
  cairo_t* context;

  Parts(int width, int height)
      : pixels(whitePixels(width, height)),
        surface(cairo_image_surface_create_for_data(
            reinterpret_cast<unsigned char*>(pixels.data()), CAIRO_FORMAT_RGB24, width, height,
            width * static_cast<int>(sizeof(std::uint32_t)))),
        context(cairo_create(surface)) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    spares().push_back(std::move(pixels));
  }
};

Canvas::Canvas(int width_px, int height_px)
    : parts_(std::make_unique<Parts>(width_px, height_px)) {}

Canvas::~Canvas() = default;
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;

cairo_t* Canvas::context() const {
  return parts_->context;
}
int Canvas::width() const {
  return cairo_image_surface_get_width(parts_->surface);
}
int Canvas::height() const {
  return cairo_image_surface_get_height(parts_->surface);
}

double Canvas::text(const std::string& words, double x, double y, double size_px, Colour colour,
                    Align align, bool bold) {
  const Layout layout = layOut(parts_->context, words, size_px, bold);
  const double width = widthOf(layout.get());
  const double share = align == Align::left ? 0.0 : align == Align::centre ? 0.5 : 1.0;
  use(parts_->context, colour);
  cairo_move_to(parts_->context, x - share * width, y);
  pango_cairo_show_layout(parts_->context, layout.get());
  cairo_new_path(parts_->context);
  return width;
}

double Canvas::textWidth(const std::string& words, double size_px, bool bold) const {
  return widthOf(layOut(parts_->context, words, size_px, bold).get());
}

void Canvas::fill(Colour colour) {
  use(parts_->context, colour);
  cairo_fill(parts_->context);
}

void Canvas::stroke(Colour colour, double width_px) {
  use(parts_->context, colour);
  cairo_set_line_width(parts_->context, width_px);
  cairo_stroke(parts_->context);
}

std::vector<std::uint32_t> Canvas::pixels() const {
  cairo_surface_flush(parts_->surface);
  const unsigned char* data = cairo_image_surface_get_data(parts_->surface);
  const int stride = cairo_image_surface_get_stride(parts_->surface);
  std::vector<std::uint32_t> out;
  for (int y = 0; data && y < height(); ++y) {
    for (int x = 0; x < width(); ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, data + y * stride + x * 4, sizeof pixel);
      out.push_back(pixel & 0xFFFFFFU);  // the upper byte of RGB24 is unused
    }
  }
  return out;
}

std::optional<std::string> Canvas::png() const {
  cairo_surface_flush(parts_->surface);
  if (cairo_status(parts_->context) != CAIRO_STATUS_SUCCESS) return std::nullopt;
  return encodePng({cairo_image_surface_get_data(parts_->surface),
                    static_cast<std::size_t>(cairo_image_surface_get_stride(parts_->surface)),
                    static_cast<std::uint32_t>(width()), static_cast<std::uint32_t>(height())});
}

}  // namespace muster::report
