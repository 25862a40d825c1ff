import { useState } from 'react';

export const piece = useState;
