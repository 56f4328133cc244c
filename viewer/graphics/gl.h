// OpenGL 3.3 core, and owners of its objects. Everything here needs a current context, also to be
// destroyed. Thread rule: the thread of the context.
#pragma once

#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>

#include <cstddef>
#include <span>
#include <utility>

#include "foundation/problem.h"

namespace muster::viewer {

// Owns one object; `Release` deletes it.
template <void (*Release)(GLuint)>
class GlObject {
 public:
  GlObject() = default;
  explicit GlObject(GLuint name) : name_(name) {}
  GlObject(GlObject&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlObject& operator=(GlObject&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~GlObject() {
    if (name_ != 0) Release(name_);
  }
  GLuint name() const { return name_; }

 private:
  GLuint name_ = 0;
};

void releaseBuffer(GLuint name);
void releaseArray(GLuint name);
void releaseTexture(GLuint name);
void releaseProgram(GLuint name);
void releaseFramebuffer(GLuint name);
using GlBuffer = GlObject<releaseBuffer>;
using GlArray = GlObject<releaseArray>;
using GlTexture = GlObject<releaseTexture>;
using GlProgram = GlObject<releaseProgram>;
using GlFramebuffer = GlObject<releaseFramebuffer>;

GlBuffer makeBuffer();
GlArray makeArray();
// RGBA, eight bits, clamped, not filtered.
GlTexture makeTexture();
GlFramebuffer makeFramebuffer();
// Our own shaders: an error in one is a programming error and ends the program with the log.
GlProgram makeProgram(const char* vertex, const char* fragment);

// Fills the buffer bound to GL_ARRAY_BUFFER anew, so that the driver need not wait for the last
// use.
void fillArrayBuffer(const void* data, std::size_t bytes, GLenum usage);

// viewer.graphics-error {reason}, if OpenGL was asked for something wrong since the last call.
Problems graphicsErrors();

// A column of an array of structs, at GL_ARRAY_BUFFER; divisor 1 = one per instance.
struct Attribute {
  GLuint index;
  GLint count;
  GLenum type;
  bool normalised;
  std::size_t offset;
};
void describe(std::span<const Attribute> attributes, std::size_t stride, GLuint divisor);

}  // namespace muster::viewer
