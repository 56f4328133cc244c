#include "report/png.h"

#include <cairo.h>
#include <gtest/gtest.h>

#include <cstring>
#include <vector>

#include "foundation/random.h"
#include "report/canvas.h"

namespace muster::report {
namespace {

// What another reader of PNG files sees.
std::vector<std::uint32_t> readBack(std::string_view file, int& width, int& height) {
  const auto next = [](void* from, unsigned char* to, unsigned int count) {
    auto& rest = *static_cast<std::string_view*>(from);
    if (rest.size() < count) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(to, rest.data(), count);
    rest.remove_prefix(count);
    return CAIRO_STATUS_SUCCESS;
  };
  cairo_surface_t* surface = cairo_image_surface_create_from_png_stream(next, &file);
  EXPECT_EQ(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
  width = cairo_image_surface_get_width(surface);
  height = cairo_image_surface_get_height(surface);
  std::vector<std::uint32_t> pixels;
  for (int y = 0; y < height; ++y) {
    const unsigned char* row =
        cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface);
    for (int x = 0; x < width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, row + 4 * x, sizeof pixel);
      pixels.push_back(pixel & 0xFFFFFFU);
    }
  }
  cairo_surface_destroy(surface);
  return pixels;
}

TEST(Png, AnotherReaderSeesTheSamePixels) {
  constexpr std::uint32_t kWide = 37, kHigh = 29;
  const Random random(5);
  std::vector<std::uint32_t> pixels;
  for (std::uint32_t i = 0; i < kWide * kHigh; ++i) {
    const bool repeatsRowAbove = i >= kWide && (i / kWide) % 3 != 0;
    pixels.push_back(repeatsRowAbove
                         ? pixels[i - kWide]
                         : static_cast<std::uint32_t>(random.bits(i, Purpose::place, 0)) &
                               0xFFFFFFU);
  }
  const auto file = encodePng({reinterpret_cast<const unsigned char*>(pixels.data()),
                               kWide * sizeof(std::uint32_t), kWide, kHigh});
  ASSERT_TRUE(file);
  int width = 0, height = 0;
  EXPECT_EQ(readBack(*file, width, height), pixels);
  EXPECT_EQ(width, 37);
  EXPECT_EQ(height, 29);
}

TEST(Png, OfACanvasIsWhatWasDrawn) {
  Canvas canvas(200, 90);
  cairo_rectangle(canvas.context(), 20.5, 10, 60, 33);
  canvas.fill({0.2, 0.5, 0.9});
  canvas.text("Hall 一层", 90, 40, 17, {0, 0, 0});
  const auto file = canvas.png();
  ASSERT_TRUE(file);
  int width = 0, height = 0;
  EXPECT_EQ(readBack(*file, width, height), canvas.pixels());
}

TEST(Png, NoPixelsNoPicture) {
  EXPECT_FALSE(encodePng({nullptr, 0, 0, 0}));
}

}  // namespace
}  // namespace muster::report
