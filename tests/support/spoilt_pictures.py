"""What happens to a picture on its way: photographed at an angle, turned, blurred, shaded, compressed."""

import io

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


def as_png(rgb: Pixels) -> bytes:
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "PNG")
    return file.getvalue()


def as_jpeg(rgb: Pixels, quality: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(rgb).save(file, "JPEG", quality=quality)
    return file.getvalue()


def turned(rgb: Pixels, degrees: float, ground: tuple[int, int, int] = (255, 255, 255)) -> Pixels:
    """Return a picture turned about its middle, on a canvas that holds all of it."""
    turned_picture = Image.fromarray(rgb).rotate(
        degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=ground
    )
    return np.asarray(turned_picture)


def blurred(rgb: Pixels, sigma_px: float) -> Pixels:
    return np.asarray(cv2.GaussianBlur(rgb, (0, 0), sigma_px), dtype=np.uint8)


def noisy(rgb: Pixels, rng: np.random.Generator, sigma: float) -> Pixels:
    return (rgb + rng.normal(0, sigma, rgb.shape)).clip(0, 255).astype(np.uint8)


def shaded(rgb: Pixels, rng: np.random.Generator, depth: float) -> Pixels:
    """Return a picture lit from one side, with a soft vignette: `depth` is the share of light lost."""
    height, width = rgb.shape[:2]
    y, x = np.mgrid[0:height, 0:width]
    angle = rng.uniform(0, 2 * np.pi)
    across = (np.cos(angle) * (x / width - 0.5) + np.sin(angle) * (y / height - 0.5)) + 0.5
    away = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 0.5
    light = 1 - depth * (0.7 * across.clip(0, 1) + 0.6 * away)
    warmth = np.array([1.0, rng.uniform(0.95, 1.0), rng.uniform(0.85, 1.0)])
    return (rgb * light[..., None] * warmth).clip(0, 255).astype(np.uint8)


def photographed(rgb: Pixels, rng: np.random.Generator, lean: float = 0.06) -> Pixels:
    """Return a printed page lying on a table, seen at an angle: perspective, shade, blur, noise.

    `lean` is by how much of its size a corner of the page may be shifted.
    """
    height, width = rgb.shape[:2]
    margin = int(0.06 * max(height, width))
    page = np.pad(rgb, ((margin, margin), (margin, margin), (0, 0)), constant_values=252)
    tall, wide = page.shape[:2]
    border = int(0.12 * max(tall, wide))
    table = np.array(rng.integers(40, 140, 3), dtype=np.float64)
    scene = np.empty((tall + 2 * border, wide + 2 * border, 3), dtype=np.uint8)
    scene[:] = (table + rng.normal(0, 6, (*scene.shape[:2], 1))).clip(0, 255)
    corners = np.array([[0, 0], [wide, 0], [wide, tall], [0, tall]], dtype=np.float32)
    shift = rng.uniform(-lean, lean, (4, 2)) * (wide, tall)
    turn = np.deg2rad(rng.uniform(-4, 4))
    middle = corners.mean(axis=0)
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    seen = ((corners - middle) @ rotation.T + middle + shift + border).astype(np.float32)
    to_scene = cv2.getPerspectiveTransform(corners, seen)
    size = (scene.shape[1], scene.shape[0])
    laid = cv2.warpPerspective(page, to_scene, size, flags=cv2.INTER_AREA)
    there = cv2.warpPerspective(np.full((tall, wide), 255, np.uint8), to_scene, size)
    scene = np.where(there[..., None] > 127, laid, scene).astype(np.uint8)
    lit = shaded(scene, rng, rng.uniform(0.15, 0.45))
    return noisy(blurred(lit, rng.uniform(0.6, 1.3)), rng, rng.uniform(2, 6))
