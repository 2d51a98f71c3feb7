"""multilingual-e5-small in PyTorch, for training: the same weights and results as the exact encoder."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from journeydraft.nlp.encoder.body import Weights
from journeydraft.nlp.encoder.e5 import Embedding
from journeydraft.nlp.encoder.e5_file import E5File


class Layer(nn.Module):
    """One layer; its parameters bear the file's names without the layer's number."""

    def __init__(self, weights: Weights, number: int) -> None:
        super().__init__()
        sizes = weights.sizes
        self.heads = sizes.heads
        rows = {"q": sizes.width, "k": sizes.width, "v": sizes.width, "ao": sizes.width}
        rows |= {"fi": sizes.inner, "fo": sizes.width}
        for name, outputs in rows.items():
            matrix = weights.matrix(f"l{number}.{name}.w", outputs)
            linear = nn.Linear(matrix.shape[1], outputs)
            linear.weight.data = torch.from_numpy(matrix.copy())
            linear.bias.data = torch.from_numpy(weights.vector(f"l{number}.{name}.b").copy())
            setattr(self, name, linear)
        for name in ("aln", "oln"):
            setattr(self, name, norm(weights, f"l{number}.{name}"))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (texts, tokens, width); ``mask`` (texts, 1, 1, tokens) is true where there is a token."""
        n, t, d = x.shape
        q, k, v = (m(x).view(n, t, self.heads, -1).transpose(1, 2) for m in (self.q, self.k, self.v))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(n, t, d)
        x = self.aln(x + self.ao(mixed))
        return self.oln(x + self.fo(F.gelu(self.fi(x))))


class Body(nn.Module):
    """All layers; the first ``frozen`` are never trained."""

    def __init__(self, file: E5File, frozen: int) -> None:
        super().__init__()
        self.embedding, self.frozen = Embedding(file), frozen
        self.norm = norm(file, "emb.ln")
        self.layers = nn.ModuleList(Layer(file, n) for n in range(file.sizes.layers))
        for part in (self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def forward(self, ids: np.ndarray, there: np.ndarray) -> Tensor:
        """Ids (texts, tokens), true in ``there`` where they are no padding, to vectors of tokens."""
        mask = torch.from_numpy(there)[:, None, None, :]
        with torch.no_grad():
            x = self.norm(torch.from_numpy(self.embedding(ids)))
            for layer in self.layers[: self.frozen]:
                x = layer(x, mask)
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask)
        return x


def norm(weights: Weights, name: str) -> nn.LayerNorm:
    """A layer normalisation with the file's scale and shift."""
    scale = weights.vector(f"{name}.w")
    made = nn.LayerNorm(len(scale), eps=weights.sizes.epsilon)
    made.weight.data = torch.from_numpy(scale.copy())
    made.bias.data = torch.from_numpy(weights.vector(f"{name}.b").copy())
    return made
